package tributary.publish;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.publish.digest.Daily;
import tributary.publish.digest.Monthly;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Schedule;
import tributary.publish.digest.Weekly;
import tributary.publish.email.Sender;
import tributary.publish.email.Smtp;
import tributary.publish.subscription.LinkKey;

/// What is made for readers, and how it reaches them.
///
/// @param digests at least one, each with a name of its own
public record PublishConfig(
    List<DigestConfig> digests, MailConfig mail, WebConfig web, ModelConfig model) {
  public PublishConfig {
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("digests: name at least one");
    }
    Set<String> names = new HashSet<>();
    for (DigestConfig digest : digests) {
      if (!names.add(digest.name())) {
        throw new IllegalArgumentException("digests: two are named '" + digest.name() + "'");
      }
    }
    digests = List.copyOf(digests);
  }

  /// One weekly digest; mails go to nobody; pages on port 8080 of this machine alone; no language
  /// model.
  public static PublishConfig defaults() {
    return new PublishConfig(
        List.of(DigestConfig.named("weekly")),
        new MailConfig(
            "Tributary <tributary@localhost>",
            List.of(),
            new SmtpConfig(null, 587, null, null, true, Duration.ofSeconds(20))),
        new WebConfig("127.0.0.1", 8080, null, null),
        ModelConfig.off());
  }

  List<Plan> plans() {
    return digests.stream().map(DigestConfig::plan).toList();
  }

  /// How often editions come out.
  public enum Rhythm {
    DAY("The day in brief"),
    WEEK("The week in brief"),
    MONTH("The month in brief");

    private final String title;

    Rhythm(String title) {
      this.title = title;
    }
  }

  /// A digest. What is left out takes its default.
  ///
  /// @param name part of edition ids: lower-case letters, digits, hyphens
  /// @param title as readers see it; "The week in brief", or day, or month
  /// @param every how often an edition comes out; week
  /// @param day of the week, on which a weekly edition ends and goes out; Monday
  /// @param dayOfMonth the same of a monthly one, 1 to 31; in a shorter month its last; 1
  /// @param hour at which it does; 07:00
  /// @param zone in which day and hour are meant; that of this machine
  /// @param length the most stories in an edition; 20
  public record DigestConfig(
      String name,
      @Nullable String title,
      @Nullable Rhythm every,
      @Nullable DayOfWeek day,
      @Nullable Integer dayOfMonth,
      @Nullable LocalTime hour,
      @Nullable ZoneId zone,
      @Nullable Integer length) {
    private static final int LENGTH = 20;

    public DigestConfig {
      if (day != null && rhythm(every) != Rhythm.WEEK) {
        throw new IllegalArgumentException("digest " + name + ": day is for one of every: week");
      }
      if (dayOfMonth != null && rhythm(every) != Rhythm.MONTH) {
        throw new IllegalArgumentException(
            "digest " + name + ": dayOfMonth is for one of every: month");
      }
      plan(name, title, rhythm(every), schedule(every, day, dayOfMonth, hour, zone), length);
    }

    /// A weekly one, with all defaults.
    static DigestConfig named(String name) {
      return new DigestConfig(name, null, null, null, null, null, null, null);
    }

    Plan plan() {
      Schedule schedule = schedule(every, day, dayOfMonth, hour, zone);
      return plan(name, title, rhythm(every), schedule, length);
    }

    private static Plan plan(
        String name,
        @Nullable String title,
        Rhythm rhythm,
        Schedule schedule,
        @Nullable Integer length) {
      return new Plan(
          name, title == null ? rhythm.title : title, schedule, length == null ? LENGTH : length);
    }

    private static Rhythm rhythm(@Nullable Rhythm every) {
      return every == null ? Rhythm.WEEK : every;
    }

    private static Schedule schedule(
        @Nullable Rhythm every,
        @Nullable DayOfWeek day,
        @Nullable Integer dayOfMonth,
        @Nullable LocalTime hour,
        @Nullable ZoneId zone) {
      LocalTime at = hour == null ? LocalTime.of(7, 0) : hour;
      ZoneId place = zone == null ? ZoneId.systemDefault() : zone;
      return switch (rhythm(every)) {
        case DAY -> new Daily(at, place);
        case WEEK -> new Weekly(day == null ? DayOfWeek.MONDAY : day, at, place);
        case MONTH -> new Monthly(dayOfMonth == null ? 1 : dayOfMonth, at, place);
      };
    }
  }

  /// Mail.
  ///
  /// @param from `Name <mailbox>`
  /// @param to who receives every digest
  public record MailConfig(String from, List<String> to, SmtpConfig smtp) {
    public MailConfig {
      try {
        boolean nowhere = Sender.parse(from).host().equals("localhost");
        if (smtp.host() != null && nowhere) {
          throw new IllegalArgumentException(
              "no mail server takes " + from + "; name a mailbox of your own domain");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("mail.from: " + e.getMessage(), e);
      }
      for (int i = 0; i < to.size(); i++) {
        if (!Sender.oneMailbox(to.get(i).trim())) {
          throw new IllegalArgumentException(
              "mail.to: entry " + (i + 1) + " is not a mail address");
        }
      }
      to = List.copyOf(to);
    }

    @Override
    public String toString() {
      return "MailConfig[from=" + from + ", to=" + to.size() + " addresses, smtp=" + smtp + "]";
    }
  }

  /// The mail server. Without a host, mails are put into the outbox folder instead.
  ///
  /// @param port 465 speaks TLS from the first byte
  /// @param startTls whether the line must be encrypted before anything is said
  /// @param timeout of connecting, and of each answer
  public record SmtpConfig(
      @Nullable String host,
      int port,
      @Nullable String username,
      @Nullable String password,
      boolean startTls,
      Duration timeout) {
    public SmtpConfig {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("mail.smtp.port: 1 to 65535, not " + port);
      }
      if (timeout.isNegative()
          || timeout.isZero()
          || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException(
            "mail.smtp.timeout: more than nothing and at most 10 minutes, not " + timeout);
      }
      if (password != null && username == null) {
        throw new IllegalArgumentException("mail.smtp.password: needs mail.smtp.username");
      }
    }

    Smtp.Server server(String host) {
      return new Smtp.Server(host, port, username, password, startTls, timeout);
    }

    @Override
    public String toString() {
      return "SmtpConfig[" + host + ":" + port + "]";
    }
  }

  /// The web pages.
  ///
  /// @param host to listen on; `0.0.0.0` lets other machines in
  /// @param port 0 takes a free one
  /// @param publicUrl where readers reach the pages; without it, mails have no link to them
  /// @param secret signs the links in mails, 32 characters or more, the same on every publisher of
  ///   a cluster; without it, one is made and kept in the data folder
  public record WebConfig(String host, int port, @Nullable URI publicUrl, @Nullable String secret) {
    public WebConfig {
      if (host.isBlank()) {
        throw new IllegalArgumentException("web.host: name one, for example 127.0.0.1");
      }
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("web.port: 0 to 65535, not " + port);
      }
      if (publicUrl != null
          && (publicUrl.getHost() == null
              || !List.of("http", "https").contains(publicUrl.getScheme()))) {
        throw new IllegalArgumentException(
            "web.publicUrl: starts with http:// or https:// and names a host, not " + publicUrl);
      }
      if (secret != null) {
        try {
          LinkKey.of(secret);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("web.secret: " + e.getMessage(), e);
        }
      }
    }

    /// The key of the links in mails.
    LinkKey key(Path data) {
      return secret == null ? LinkKey.in(data.resolve("links.key")) : LinkKey.of(secret);
    }

    @Override
    public String toString() {
      return "WebConfig[" + host + ":" + port + ", " + publicUrl + "]";
    }
  }
}
