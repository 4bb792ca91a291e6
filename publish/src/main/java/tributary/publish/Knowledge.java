package tributary.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.events.topic.Marked;
import tributary.events.topic.Topics;
import tributary.publish.digest.Agenda;
import tributary.publish.digest.Corrections;
import tributary.publish.digest.Editions;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Instructions;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Told;
import tributary.publish.log.TopicReader;
import tributary.publish.shelf.Following;
import tributary.publish.shelf.Notice;
import tributary.publish.shelf.Shelf;
import tributary.publish.shelf.Sooner;
import tributary.publish.shelf.Stories;
import tributary.publish.shelf.Withheld;

/// What is known from the topics when editions are made: stories, feeds, editions so far, drafts,
/// and what operators want. Writes nothing. For one thread, but for [#following].
final class Knowledge {
  /// Stories of a period are near to others that are told up to so long before.
  private static final Duration NEIGHBOURS = Duration.ofDays(7);

  /// Records among which there is a mark, at the end of a topic on which nothing was told for long.
  private static final int MARKS = 1_000;

  private final Shelf shelf;
  private final Withheld withheld;
  private final Stories stories;
  private final Following following = new Following();
  private final Editions editions = new Editions();
  private final Instructions instructions = new Instructions();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Agenda agenda;
  private long changes;

  /// @param plans of all digests
  /// @param partitions of the topic `stories`
  /// @param stories that go on from where they were left, and know what is withheld
  /// @param since when this publisher began to watch
  Knowledge(List<Plan> plans, int partitions, Stories stories, Withheld withheld, Instant since) {
    this.stories = stories;
    this.shelf =
        new Shelf(
            partitions,
            (after, upTo) ->
                plans.stream().anyMatch(plan -> plan.schedule().endsWithin(after, upTo)));
    this.withheld = withheld;
    this.agenda = new Agenda(editions, since);
  }

  /// From when on the shelf has to know the stories: from before the earliest period that an
  /// edition may still be due of.
  static Instant begin(List<Plan> plans, Instant now) {
    return plans.stream()
        .map(plan -> plan.schedule().lastEnded(now).from())
        .min(Comparator.naturalOrder())
        .orElse(now)
        .minus(NEIGHBOURS);
  }

  /// Follows the topics.
  ///
  /// @param begin from when on the shelf has to know the stories
  /// @param others hear of each instruction, too
  void follow(TopicReader reader, Topics topics, Instant begin, Consumer<Instruction> others) {
    shelf.dropBefore(begin);
    reader.follow(
        topics.instructions(),
        (partition, id, instruction) -> {
          if (instruction != null) {
            instruction(instruction);
            others.accept(instruction);
          }
        });
    Map<Integer, Long> needed = reader.offsets(topics.stories(), begin, MARKS);
    reader.follow(topics.stories(), new Sooner(stories, needed), this::story);
    reader.follow(topics.feeds(), (partition, id, feed) -> following.feed(id, feed));
    reader.follow(topics.feedStatus(), (partition, id, status) -> following.status(id, status));
    reader.follow(topics.digests(), (partition, id, digest) -> edition(digest));
    reader.follow(topics.drafts(), (partition, id, draft) -> draft(id, draft));
  }

  private void story(int partition, long offset, String key, @Nullable Marked<Story> marked) {
    shelf.put(partition, key, marked);
    stories.put(partition, offset, key, marked);
  }

  private void instruction(Instruction instruction) {
    instructions.add(instruction);
    changes++;
    withheld.take(instruction);
    stories.notice(notices());
  }

  /// Finds the stories that editions told and operators spoke of under the ids of another run: by
  /// the items that tell them. Call once everything is read.
  ///
  /// @param items that tell a story, in any run
  /// @param story that an item tells in this run
  void lead(Function<String, List<String>> items, Function<String, Optional<String>> story) {
    Map<String, List<String>> strangers = new TreeMap<>();
    for (Digest edition : editions.newestFirst()) {
      edition.entries().stream()
          .filter(entry -> !stories.knows(entry.story()))
          .forEach(entry -> strangers.put(entry.story(), entry.toldBy()));
    }
    for (Instruction remedy : instructions.remedies()) {
      if (!stories.knows(remedy.about())) {
        strangers.computeIfAbsent(remedy.about(), items);
      }
    }
    strangers.forEach((other, tellers) ->
        tellers.stream()
            .flatMap(item -> story.apply(item).stream())
            .filter(own -> !own.equals(other))
            .findFirst()
            .ifPresent(own -> stories.lead(other, own)));
    stories.notice(notices());
  }

  private Map<String, List<Notice>> notices() {
    Map<String, List<Notice>> notices = new HashMap<>();
    for (Instruction remedy : instructions.remedies()) {
      String text = remedy.text() == null ? "No reason was given." : remedy.text();
      boolean retracted = remedy.what() == Instruction.What.TAKE_DOWN;
      notices
          .computeIfAbsent(standing(remedy.about()), id -> new ArrayList<>())
          .add(new Notice(retracted, text, remedy.at()));
    }
    return notices;
  }

  private void edition(@Nullable Digest digest) {
    if (digest != null) {
      editions.add(digest);
      changes++;
    }
  }

  private void draft(String id, @Nullable Draft draft) {
    changes++;
    if (draft == null) {
      drafts.remove(id);
    } else {
      drafts.put(id, draft);
    }
  }

  /// Another number after every instruction, edition and draft.
  long changes() {
    return changes;
  }

  /// The next edition of a digest, of what is known now.
  Digest edit(Editing editing, Plan plan, Period period) {
    String edition = plan.edition(period);
    return edit(
        editing,
        plan,
        period,
        following.unreached(period.from(), period.to()),
        corrections().unheard(plan.name(), edition));
  }

  /// The same edition again, of what is known now of its period.
  Digest again(Editing editing, Plan plan, Digest before) {
    String name = before.edition().substring(before.digest().length() + 1);
    Period period = new Period(name, before.from(), before.to());
    return edit(editing, plan, period, before.unreached(), before.corrections());
  }

  private Digest edit(
      Editing editing,
      Plan plan,
      Period period,
      List<Digest.Unreached> unreached,
      List<Digest.Correction> corrections) {
    Editor editor = new Editor(plan, period, told(plan, period), corrections);
    return editing.edit(editor, stories(period), unreached);
  }

  /// What an earlier revision of the edition itself told is not told yet.
  private Told told(Plan plan, Period period) {
    List<Digest> others =
        editions.newestFirst().stream()
            .filter(other -> !other.edition().equals(plan.edition(period)))
            .toList();
    return Told.by(others, plan.name(), period.to());
  }

  private List<Story> stories(Period period) {
    List<Story> told = new ArrayList<>();
    shelf.asOf(period.to()).forEach(story -> withheld.of(story).ifPresent(told::add));
    Set<String> there = told.stream().map(Story::id).collect(Collectors.toSet());
    // An edition of long ago is made again: the shelf has forgotten its stories.
    if (period.from().isBefore(shelf.begin())) {
      stories.between(period.from().minus(NEIGHBOURS), shelf.begin()).stream()
          .filter(story -> !there.contains(story.id()))
          .flatMap(story -> Shelf.cut(story, period.to()).stream())
          .forEach(told::add);
    }
    return told;
  }

  /// Ids of the items that the stories of an edition have, if all of their sources stand.
  Set<String> members(Plan plan, Period period) {
    List<Story> stories = stories(period);
    Set<String> shown =
        new Editor(plan, period, told(plan, period))
            .edit(stories, List.of()).entries().stream()
                .map(Digest.Entry::story)
                .collect(Collectors.toSet());
    return stories.stream()
        .filter(story -> shown.contains(story.id()))
        .flatMap(story -> story.members().stream())
        .map(Member::item)
        .collect(Collectors.toSet());
  }

  /// What there is to put right.
  Corrections corrections() {
    return new Corrections(instructions.remedies(), editions, this::standing);
  }

  /// The story that stands today for the story of that id, taken down or not.
  private String standing(String id) {
    return stories.survivor(id);
  }

  Shelf shelf() {
    return shelf;
  }

  Agenda agenda() {
    return agenda;
  }

  Editions editions() {
    return editions;
  }

  Instructions instructions() {
    return instructions;
  }

  /// Those that wait, the oldest first.
  List<Draft> drafts() {
    return List.copyOf(drafts.values());
  }

  /// Whether a draft of the edition waits.
  boolean waits(String edition) {
    return drafts.containsKey(edition);
  }

  Following following() {
    return following;
  }
}
