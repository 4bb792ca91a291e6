package tributary.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.enrich.insight.Summary;
import tributary.enrich.text.Sentences;
import tributary.events.item.Sentence;

/// Reads documents, and talks among them: paragraphs of which some begin with the name of who
/// speaks, `**Ann Lee**: Well, …`. One without a name is spoken by the last one named.
public final class Spoken {
  private static final Pattern SPEAKER = Pattern.compile("\\*\\*([^*:]{1,60}):?\\*\\*:?\\s+");

  /// Who speaks before anybody is named.
  private static final String UNNAMED = "";

  private Spoken() {}

  /// One text, of somebody who speaks or of nobody.
  public static Summary.Source source(String id, List<String> paragraphs) {
    return sources(id, List.of(paragraphs)).getFirst();
  }

  /// All documents as one talk where one of their paragraphs names a speaker, else each by itself.
  /// A sentence's id is the document's place and its own in it, `0:7`.
  static List<Summary.Source> sources(String id, List<List<String>> documents) {
    boolean spoken =
        documents.stream().flatMap(List::stream).anyMatch(p -> SPEAKER.matcher(p).lookingAt());
    List<Summary.Source> sources = new ArrayList<>();
    List<Sentence> talk = new ArrayList<>();
    @Nullable String speaker = spoken ? UNNAMED : null;
    for (int document = 0; document < documents.size(); document++) {
      List<Sentence> own = new ArrayList<>();
      for (String paragraph : documents.get(document)) {
        Matcher named = SPEAKER.matcher(paragraph);
        boolean begins = named.lookingAt();
        speaker = begins ? named.group(1).strip() : speaker;
        for (String text : Sentences.of(begins ? paragraph.substring(named.end()) : paragraph)) {
          own.add(new Sentence(document + ":" + own.size(), text, null, speaker));
        }
      }
      talk.addAll(own);
      sources.add(new Summary.Source(id, own));
    }
    return spoken ? List.of(new Summary.Source(id, talk)) : sources;
  }
}
