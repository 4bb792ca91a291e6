package tributary.app.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the whole house stands at a moment. Its JSON names are for programs: they stay.
///
/// @param well whether nothing needs a person
/// @param problems what does, sentences, the gravest first
/// @param kafka where it is; null where none runs
/// @param pid of the process that runs the embedded broker; null where it is another one
/// @param since when that process began
/// @param roles who works
/// @param waitingRecords what enrich has not read yet
/// @param waitingSeconds how long the oldest of it has waited
/// @param closed up to when stories are complete; null while that is not known
/// @param live name of the run that readers follow
/// @param runs names of all runs, and who works on each
/// @param feeds how many stand how, by a word
/// @param failing feeds that fail or are late, `title: state: why`
/// @param deadLetters open ones, by room and stage
/// @param newest id of the newest edition; null without one
/// @param stories in it
/// @param next when the editions that are running end, by digest
/// @param drafts ids of editions that wait for approval
/// @param deliveries mails, by how they stand; null where there are too many to count here
/// @param disks room on each disk, in words
/// @param topics bytes that topics take, by what they are for
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Standing(
    boolean well,
    List<String> problems,
    @Nullable String kafka,
    @Nullable Long pid,
    @Nullable Instant since,
    List<Worker> roles,
    long waitingRecords,
    long waitingSeconds,
    @Nullable Instant closed,
    String live,
    Map<String, String> runs,
    Map<String, Integer> feeds,
    List<String> failing,
    Map<String, Integer> deadLetters,
    @Nullable String newest,
    int stories,
    Map<String, Instant> next,
    List<String> drafts,
    @Nullable Map<String, Integer> deliveries,
    Map<String, String> disks,
    Map<String, Long> topics) {

  /// A member of a role's group.
  ///
  /// @param role `ingest`, `enrich` or `publish`
  /// @param instance its name; null where the group does not tell
  /// @param host where it runs, as the broker sees it; null where nobody tells
  /// @param parts partitions or tasks that it has
  public record Worker(String role, @Nullable String instance, @Nullable String host, int parts) {}
}
