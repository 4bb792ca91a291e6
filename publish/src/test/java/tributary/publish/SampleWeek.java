package tributary.publish;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Told;
import tributary.publish.digest.Weekly;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.LinkKey;

/// A believable week, and small stories to make others of.
public final class SampleWeek {
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  public static final LinkKey KEY = LinkKey.of("a key that is long enough for the tests");
  public static final Doorman DOORMAN = new Doorman(KEY, Duration.ofMinutes(2));
  public static final Weekly SCHEDULE = new Weekly(DayOfWeek.MONDAY, LocalTime.of(7, 0), ZONE);
  public static final Plan PLAN = new Plan("weekly", "The week in brief", SCHEDULE, 20);
  public static final Period PERIOD = SCHEDULE.lastEnded(Instant.parse("2026-11-16T06:00:00Z"));

  private SampleWeek() {}

  /// A member told by `outlet` at `when`.
  public static Member member(String item, String outlet, String when) {
    return member(item, Kind.ARTICLE, outlet, "Title of " + item, when, Role.COVERAGE);
  }

  public static Member member(
      String item, Kind kind, String outlet, String title, String when, Role role) {
    String host = outlet.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "") + ".example";
    Instant published = Instant.parse(when);
    URI audio = kind == Kind.PODCAST ? URI.create("https://" + host + "/" + item + ".mp3") : null;
    return new Member(
        item,
        1,
        role,
        kind,
        new Origin(Ids.hash(outlet), outlet, URI.create("https://" + host + "/")),
        title,
        URI.create("https://" + host + "/2026/" + item),
        audio,
        published,
        published.plusSeconds(600),
        false,
        null,
        null);
  }

  public static Story story(String id, String headline, List<Member> members) {
    return story(id, headline, members, List.of(), List.of());
  }

  public static Story story(
      String id,
      String headline,
      List<Member> members,
      List<Insight> insights,
      List<SubjectTag> subjects) {
    return new Story(
        id,
        members.size(),
        headline,
        members.getLast().firstSeen(),
        members,
        null,
        insights,
        subjects,
        List.of(),
        List.of(),
        null,
        "test");
  }

  public static Insight says(String claim, Member member, @Nullable Integer second) {
    return new Insight(
        claim, List.of(new Citation(member.item(), sentence(claim), claim, second)), null);
  }

  /// The id of a sentence in every item of the week that has it.
  public static String sentence(String text) {
    return "1-" + Ids.hash(text).substring(0, 6);
  }

  public static Digest digest() {
    return new Editor(PLAN, PERIOD, new Told(java.util.Set.of(), java.util.Set.of()))
        .edit(stories(), unreached());
  }

  public static List<Digest.Unreached> unreached() {
    return List.of(
        new Digest.Unreached(
            "f1", "Switchgear Daily", "The site answered 404: there is no such page."),
        new Digest.Unreached("f2", "Grid & Load", "Nobody answered at gridandload.example."));
  }

  private record Telling(String outlet, Kind kind, String title, String when, List<String> lines) {}

  private static Telling post(String outlet, String title, String when, String... lines) {
    return new Telling(outlet, Kind.POST, title, when, List.of(lines));
  }

  private static Telling article(String outlet, String title, String when, String... lines) {
    return new Telling(outlet, Kind.ARTICLE, title, when, List.of(lines));
  }

  private static Telling episode(String outlet, String title, String when, String... lines) {
    return new Telling(outlet, Kind.PODCAST, title, when, List.of(lines));
  }

  private static Story told(String headline, String subjects, Telling... tellings) {
    List<Member> members = new ArrayList<>();
    List<Insight> insights = new ArrayList<>();
    for (Telling telling : tellings) {
      Member member =
          member(
              Ids.hash(headline, telling.outlet()).substring(0, 8),
              telling.kind(),
              telling.outlet(),
              telling.title(),
              telling.when(),
              members.isEmpty() ? Role.ORIGINAL : Role.COVERAGE);
      members.add(member);
      for (String line : telling.lines()) {
        insights.add(says(line, member, telling.kind() == Kind.PODCAST ? 754 : null));
      }
    }
    List<SubjectTag> tags = new ArrayList<>();
    for (String subject : subjects.isEmpty() ? new String[0] : subjects.split(",")) {
      tags.add(new SubjectTag(Ids.hash(subject), subject, 900 - 200 * tags.size(), "words"));
    }
    return story(Ids.hash(headline), headline, members, insights, tags);
  }

  public static List<Story> stories() {
    return List.of(
        told(
            "Decoupled DiLoCo keeps training running when chips fail",
            "Training at scale,Reliability",
            post(
                "Model Notes",
                "Decoupled DiLoCo: training that heals itself across regions",
                "2026-11-10T09:12:00Z",
                "Decoupled DiLoCo goes on training across data centres while a failed island of chips is isolated, repaired and taken back in."),
            article(
                "The Cluster Ledger",
                "Self-healing training, four regions, one 12B model",
                "2026-11-10T15:40:00Z",
                "The method was shown on a 12-billion-parameter Gemma model spread over four US regions."),
            article("Halfstack", "Why decoupling the learners matters", "2026-11-11T08:05:00Z"),
            episode(
                "Compute Hour",
                "Training without the big switch",
                "2026-11-12T05:00:00Z",
                "What makes it practical is that the outer step needs so little bandwidth that ordinary links between regions are enough.")),
        told(
            "Half of planned US data centres wait for transformers and switchgear",
            "Power and grid",
            article(
                "The Cluster Ledger",
                "Data-centre projects slip for want of switchgear",
                "2026-11-09T13:00:00Z",
                "Nearly 50 % of the US data-centre projects due this year are delayed for want of transformers, switchgear and grid connections."),
            article(
                "Load Factor",
                "The queue for transformers",
                "2026-11-11T17:30:00Z",
                "Over 50 % of planned sites will miss their date, and lead times for large transformers have passed three years.")),
        told(
            "Anthropic takes the Colossus One site on lease",
            "Power and grid,Model companies",
            post(
                "Model Notes",
                "300 MW, 220,000 GPUs: Colossus One changes hands",
                "2026-11-12T10:00:00Z",
                "SpaceX leases the Colossus One site, 300 MW and 220,000 GPUs, to Anthropic, which had limited use of Claude for want of compute."),
            episode(
                "Compute Hour",
                "Who rents whose cluster",
                "2026-11-13T05:00:00Z",
                "The lease covers the whole building, and the tenant brings its own network.")),
        told(
            "Spot prices of NVIDIA GPUs rise 48 % in two months",
            "Hardware",
            episode(
                "Rackmount Radio",
                "Outages and the price of an hour",
                "2026-11-13T06:30:00Z",
                "Spot prices of NVIDIA GPUs have gone up 48 % in two months."),
            episode("Compute Hour", "The week in shortages", "2026-11-14T05:00:00Z")),
        told(
            "Cerebras files for a NASDAQ listing as CBRS",
            "Hardware,Money",
            article(
                "Halfstack",
                "Cerebras opens its books",
                "2026-11-11T19:00:00Z",
                "Revenue grew from 290 to 509 million dollars, and a loss of 485 million turned into a profit of 87.9 million.")),
        told(
            "SGLang reuses the KV cache of shared prompts",
            "Inference",
            post(
                "Serving Notes",
                "A course on prefix caching with SGLang",
                "2026-11-14T12:00:00Z",
                "SGLang keeps the KV cache of a shared prompt in a radix tree and gives it to every request that begins the same way."),
            post("Paper Trail", "SG Lang and the cost of long prompts", "2026-11-14T18:00:00Z")),
        told(
            "Panel: power is the bottleneck, and older accelerators are still full",
            "Power and grid",
            episode(
                "Compute Hour",
                "Infrastructure panel: Google, Cisco, a16z",
                "2026-11-15T05:00:00Z",
                "Prefill and decode want different hardware, so one kind of accelerator no longer fits both.",
                "Seven- and eight-year-old accelerators are still fully used.")),
        told(
            "Meta moves liquid cooling from 30 to 700 kW a rack",
            "Cooling",
            article(
                "Load Factor",
                "Liquid cooling at 700 kW",
                "2026-11-10T11:00:00Z",
                "Meta plans racks of 500 to 700 kW, where 30 kW was usual, and cools them with liquid.")),
        told(
            "Agents are 70 % of the readers of Vercel's documents",
            "",
            post(
                "Edge Diary",
                "Who reads the docs now",
                "2026-11-09T16:00:00Z",
                "In about a year the share of human readers fell from 90 % to 30 %.")));
  }
}
