package tributary.publish.email;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.publish.reading.Briefing;
import tributary.publish.reading.Excerpt;
import tributary.publish.reading.Templates;
import tributary.publish.reading.WebAddress;

/// Writes the letter of an edition.
public final class Letters {
  /// Bytes of both parts together. Gmail cuts a mail's HTML off at about 102 KB, and
  /// quoted-printable makes up to a tenth more of what is written here; the whole mail stays under
  /// 80 KB.
  static final int MAX_BYTES = 70_000;

  /// What we say ourselves is English; headlines are in whatever language they were written.
  private static final String LANGUAGE = "en";

  private static final int SUBJECT_LENGTH = 110;
  private static final int PREHEADER_LENGTH = 140;

  /// Of a headline or a title: some are whole paragraphs.
  static final int HEADLINE_LENGTH = 240;

  private final @Nullable URI site;
  private final @Nullable String imprint;

  /// @param site where the pages stand on the web; null when nobody outside can reach them, then
  ///   letters do without a link to them
  /// @param imprint who stands behind it, for the end of every letter; null without
  public Letters(@Nullable URI site, @Nullable String imprint) {
    this.site = site;
    this.imprint = imprint;
  }

  public Letters(@Nullable URI site) {
    this(site, null);
  }

  /// As many of the best stories as fit.
  public Letter write(Digest digest) {
    return write(digest, List.of());
  }

  /// The same of the stories about one of these subjects; of all where none is named. Where no
  /// story is, the letter says so: one that does not come is taken for lost.
  public Letter write(Digest digest, List<String> subjects) {
    Briefing briefing = Briefing.of(digest).about(subjects);
    int all = briefing.stories().size();
    int shown = all;
    Letter letter = write(digest, briefing, shown, all);
    while (shown > 1 && size(letter) > MAX_BYTES) {
      shown--;
      letter = write(digest, briefing.first(shown), shown, all);
    }
    return letter;
  }

  private Letter write(Digest digest, Briefing briefing, int shown, int all) {
    String page = page(digest);
    Map<String, Object> values = new HashMap<>();
    values.put("briefing", briefing);
    values.put("preheader", preheader(briefing));
    values.put("page", page);
    values.put("site", base());
    values.put("left", all - shown);
    values.put("imprint", imprint);
    values.put("headline", HEADLINE_LENGTH);
    return new Letter(
        digest.edition(),
        subject(briefing),
        PlainText.of(briefing, page, base(), all - shown, imprint),
        Templates.render("mail/letter.jte", values),
        digest.digest(),
        briefing.title(),
        LANGUAGE,
        shown,
        all - shown);
  }

  private @Nullable String page(Digest digest) {
    String base = base();
    return base == null ? null : base + "/editions/" + digest.edition();
  }

  /// The site's address, to put a path behind; null without one.
  private @Nullable String base() {
    return site == null ? null : WebAddress.behind(site, "");
  }

  private static String subject(Briefing briefing) {
    String begin = briefing.title() + ", " + briefing.period();
    String lead = briefing.stories().isEmpty() ? "nothing new" : lead(briefing, 0);
    return Excerpt.of(begin + ": " + lead, SUBJECT_LENGTH);
  }

  /// What a mail program shows beside the subject: the stories after the first.
  private static String preheader(Briefing briefing) {
    if (briefing.stories().size() < 2) {
      return briefing.counts();
    }
    String second = lead(briefing, 1);
    String third = briefing.stories().size() > 2 ? " · " + lead(briefing, 2) : "";
    return Excerpt.of(second + third, PREHEADER_LENGTH);
  }

  private static String lead(Briefing briefing, int index) {
    return briefing.stories().get(index).headline();
  }

  private static int size(Letter letter) {
    return letter.html().getBytes(StandardCharsets.UTF_8).length
        + letter.text().getBytes(StandardCharsets.UTF_8).length;
  }
}
