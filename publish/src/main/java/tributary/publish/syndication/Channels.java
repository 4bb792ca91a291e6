package tributary.publish.syndication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.reading.Briefing;
import tributary.publish.reading.Head;
import tributary.publish.reading.Holdings;
import tributary.publish.reading.StoryView;
import tributary.publish.reading.Tag;
import tributary.publish.reading.Templates;

/// The feeds that we offer.
///
/// @param outside the absolute address of a path of ours
public record Channels(UnaryOperator<String> outside) {
  private static final String URN = "urn:tributary:";

  /// Entries of a feed: readers ask every hour, and keep what they have seen.
  public static final int ENTRIES = 30;

  private static final int EDITIONS_TOLD_APART = 4;

  /// A digest, an entry an edition.
  ///
  /// @param editions of that digest, the latest revision of each, newest first
  public Channel editions(String digest, String title, List<Digest> editions) {
    return new Channel(
        URN + "digest:" + digest,
        title,
        outside.apply("/editions"),
        outside.apply("/digests/" + digest + "/feed"),
        "",
        editions.stream().limit(ENTRIES).map(this::edition).toList());
  }

  private Entry edition(Digest digest) {
    Briefing briefing = Briefing.of(digest);
    Head head = Head.of(briefing);
    return new Entry(
        URN + "edition:" + digest.edition(),
        head.title(),
        outside.apply("/editions/" + digest.edition()),
        said(head),
        Templates.render("feed/edition.jte", Map.of("briefing", briefing, "outside", outside)),
        digest.to(),
        updated(digest),
        List.of());
  }

  private static Instant updated(Digest digest) {
    Digest.Revised revised = digest.revised();
    return revised == null || revised.at().isBefore(digest.to()) ? digest.to() : revised.at();
  }

  /// A digest, an entry a story of its newest editions; a story that a later edition tells again is
  /// an entry again.
  ///
  /// @param editions as for [#editions]
  public Channel told(String digest, String title, List<Digest> editions) {
    List<Entry> entries = new ArrayList<>();
    for (Digest edition : editions.stream().limit(EDITIONS_TOLD_APART).toList()) {
      Briefing briefing = Briefing.of(edition);
      for (int i = 0; i < edition.entries().size(); i++) {
        entries.add(piece(edition, edition.entries().get(i).story(), briefing, i));
      }
    }
    return new Channel(
        URN + "digest:" + digest + ":stories",
        title + ": stories",
        outside.apply("/editions"),
        outside.apply("/digests/" + digest + "/stories"),
        "",
        entries);
  }

  private Entry piece(Digest edition, String story, Briefing briefing, int place) {
    Briefing.Piece piece = briefing.stories().get(place);
    return new Entry(
        URN + "edition:" + edition.edition() + ":story:" + story,
        piece.headline(),
        outside.apply(piece.page().path()),
        piece.gist() == null ? "" : piece.gist().claim(),
        Templates.render(
            "feed/edition.jte", Map.of("briefing", briefing.only(piece), "outside", outside)),
        edition.to(),
        updated(edition),
        piece.subjects().stream().map(Tag::name).toList());
  }

  /// A subject, an entry a story.
  ///
  /// @param stories those that are about it, in any order
  public Channel subject(SubjectTag subject, List<Story> stories, Holdings holdings) {
    String path = "/subjects/" + Tag.segment(subject.subject());
    return stories(
        "subject:" + Tag.segment(subject.subject()),
        subject.name(),
        path,
        path + "/feed",
        "",
        newest(stories),
        holdings);
  }

  /// Stories that were looked for.
  ///
  /// @param query the address's part behind the question mark, encoded
  /// @param stories as found
  public Channel search(String title, String query, List<Story> stories, Holdings holdings) {
    return stories(
        "search:" + query,
        title,
        "/search?" + query,
        "/search",
        "?" + query,
        newest(stories),
        holdings);
  }

  private Channel stories(
      String id,
      String title,
      String page,
      String stem,
      String query,
      List<Story> stories,
      Holdings holdings) {
    return new Channel(
        URN + id,
        title,
        outside.apply(page),
        outside.apply(stem),
        query,
        stories.stream().map(story -> story(story, holdings)).toList());
  }

  private static List<Story> newest(List<Story> stories) {
    return stories.stream()
        .sorted(Comparator.comparing(Story::closedAt).reversed().thenComparing(Story::id))
        .limit(ENTRIES)
        .toList();
  }

  private Entry story(Story story, Holdings holdings) {
    StoryView view = StoryView.of(story, holdings);
    Instant first =
        story.members().stream()
            .map(Member::firstSeen)
            .min(Comparator.naturalOrder())
            .orElse(story.closedAt());
    return new Entry(
        URN + "story:" + story.id(),
        view.page().name(),
        outside.apply(view.page().path()),
        said(Head.of(view)),
        Templates.render("feed/story.jte", Map.of("story", view, "outside", outside)),
        first,
        story.closedAt(),
        view.subjects().stream().map(Tag::name).toList());
  }

  private static String said(Head head) {
    String description = head.description();
    return description == null ? "" : description;
  }
}
