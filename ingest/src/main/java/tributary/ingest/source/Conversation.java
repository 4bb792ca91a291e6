package tributary.ingest.source;

import com.rometools.modules.slash.Slash;
import com.rometools.modules.thr.ThreadingModule;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Reply;

/// How an entry stands in a conversation: what it answers (RFC 4685), and where and how many its
/// own answers are (`wfw:commentRss`, `slash:comments`, `thr:total`, links to replies).
final class Conversation {
  private Conversation() {}

  /// Null where the entry says nothing of the kind.
  static @Nullable Reply of(Node entry) {
    ThreadingModule answered = new Modules(entry).threading();
    String to = answered == null ? null : answered.getRef();
    URI toLink = answered == null ? null : entry.address(answered.getHref());
    URI comments = comments(entry);
    Integer count = count(entry);
    boolean silent = to == null && toLink == null && comments == null && count == null;
    return silent ? null : new Reply(to, toLink, comments, count);
  }

  private static @Nullable URI comments(Node entry) {
    URI feed = entry.address(entry.text(Vocabulary.COMMENT_API, "commentRss"));
    URI replies = feed == null ? Links.first(entry, "replies") : feed;
    return replies == null ? entry.address(entry.text(Vocabulary.RSS, "comments")) : replies;
  }

  private static @Nullable Integer count(Node entry) {
    Slash slash = new Modules(entry).slash();
    if (slash != null && slash.getComments() != null && slash.getComments() >= 0) {
      return slash.getComments();
    }
    String total = entry.text(Vocabulary.THREADING, "total");
    for (Node replies : Links.related(entry, "replies")) {
      total = total == null ? replies.attribute("count") : total;
    }
    return total != null && total.matches("\\d{1,9}") ? Integer.valueOf(total) : null;
  }
}
