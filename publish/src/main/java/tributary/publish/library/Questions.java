package tributary.publish.library;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/// Puts an inquiry as Lucene wants it. How much work it can make is bounded by what [Asked] lets
/// through: so many words, no pattern but a beginning, and so many words that are spelt alike.
final class Questions {
  /// A word in a title says more of an item than one in its text.
  private static final Map<String, Float> WEIGHTS =
      Map.of(Fields.TITLE, 3f, Fields.TEXT, 1f, Fields.TRANSCRIPT, 1f);

  /// How much the other fields count beside the best one.
  private static final float TIE = 0.2f;

  /// Letters that a beginning has at least: one letter would be looked for as it is.
  private static final int BEGINNING = 2;

  private static final int SHORTEST_NEAR = 4;
  private static final int LONG_NEAR = 8;
  private static final int SPELT_ALIKE = 32;

  /// What today's item is worth over one of long ago, next to a weight of some 5 to 20 for its
  /// words; half of it after [#AGE].
  private static final float FRESH = 1.5f;

  private static final Duration AGE = Duration.ofDays(30);
  private static final QueryBuilder BUILDER = new QueryBuilder(Analysis.ENGLISH);

  private Questions() {}

  /// The words alone; empty where none is looked for.
  ///
  /// @param near for which words those count, too, that are spelt alike
  static Optional<Query> words(Inquiry inquiry, Predicate<Inquiry.Part> near) {
    if (!inquiry.hasWords()) {
      return Optional.empty();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Inquiry.Part part : inquiry.parts()) {
      Query query = anywhere(part, near.test(part) && !part.not());
      if (query != null) {
        all.add(query, part.not() ? BooleanClause.Occur.MUST_NOT : BooleanClause.Occur.MUST);
      }
    }
    return Optional.of(all.build());
  }

  /// The whole inquiry.
  ///
  /// @param words see [#words]
  /// @param now what age is counted from
  static Query whole(Inquiry inquiry, Optional<Query> words, ZoneId zone, Instant now) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.ifPresentOrElse(
        query -> all.add(query, BooleanClause.Occur.MUST),
        () -> all.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER));
    if (words.isEmpty()) {
      inquiry.parts().stream()
          .map(part -> anywhere(part, false))
          .filter(query -> query != null)
          .forEach(query -> all.add(query, BooleanClause.Occur.MUST_NOT));
    }
    filters(inquiry, zone).forEach(filter -> all.add(filter, BooleanClause.Occur.FILTER));
    if (words.isPresent() && !inquiry.newest()) {
      all.add(
          LongField.newDistanceFeatureQuery(Fields.DATE, FRESH, now.toEpochMilli(), AGE.toMillis()),
          BooleanClause.Occur.SHOULD);
    }
    return all.build();
  }

  private static List<Query> filters(Inquiry inquiry, ZoneId zone) {
    List<Query> filters = new ArrayList<>();
    if (inquiry.kind() != null) {
      filters.add(term(Fields.KIND, Fields.name(inquiry.kind())));
    }
    if (inquiry.subject() != null) {
      filters.add(term(Fields.SUBJECT, inquiry.subject()));
    }
    if (inquiry.outlet() != null) {
      Query outlet = BUILDER.createPhraseQuery(Fields.OUTLET, inquiry.outlet());
      filters.add(outlet == null ? term(Fields.OUTLET, inquiry.outlet()) : outlet);
    }
    if (inquiry.from() != null || inquiry.to() != null) {
      filters.add(
          LongPoint.newRangeQuery(
              Fields.DATE,
              begin(inquiry.from(), zone, Long.MIN_VALUE),
              begin(next(inquiry.to()), zone, Long.MAX_VALUE) - 1));
    }
    return filters;
  }

  private static @Nullable LocalDate next(@Nullable LocalDate day) {
    return day == null || day.equals(LocalDate.MAX) ? null : day.plusDays(1);
  }

  private static long begin(@Nullable LocalDate day, ZoneId zone, long otherwise) {
    try {
      return day == null ? otherwise : day.atStartOfDay(zone).toInstant().toEpochMilli();
    } catch (ArithmeticException e) {
      return day != null && day.getYear() < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
    }
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /// Null where there is nothing to look up in it.
  private static @Nullable Query anywhere(Inquiry.Part part, boolean near) {
    List<Query> fields = new ArrayList<>();
    WEIGHTS.forEach((field, weight) -> {
      Query query =
          switch (part.form()) {
            case WORD -> near ? near(field, part.text()) : exact(field, part.text());
            case PHRASE -> exact(field, part.text());
            case PREFIX -> beginning(field, part.text());
          };
      if (query != null) {
        fields.add(new BoostQuery(query, weight));
      }
    });
    return fields.isEmpty() ? null : new DisjunctionMaxQuery(fields, TIE);
  }

  /// A word that is several to the index, `GPU-based`, is a phrase.
  private static @Nullable Query exact(String field, String text) {
    return BUILDER.createPhraseQuery(field, text);
  }

  private static @Nullable Query beginning(String field, String text) {
    String begin = Analysis.ENGLISH.normalize(field, text).utf8ToString();
    return begin.length() < BEGINNING
            || begin.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c))
        ? exact(field, text)
        : new PrefixQuery(new Term(field, begin));
  }

  private static @Nullable Query near(String field, String text) {
    Query exact = exact(field, text);
    String word = Analysis.ENGLISH.normalize(field, text).utf8ToString();
    if (exact == null || !mayBeMisspelt(word)) {
      return exact;
    }
    int edits = word.length() < LONG_NEAR ? 1 : 2;
    return new BooleanQuery.Builder()
        .add(new BoostQuery(exact, 2), BooleanClause.Occur.SHOULD)
        .add(
            new FuzzyQuery(new Term(field, word), edits, 1, SPELT_ALIKE, true),
            BooleanClause.Occur.SHOULD)
        .build();
  }

  /// Words of an alphabet, long enough for a letter to be wrong.
  static boolean mayBeMisspelt(String word) {
    return word.length() >= SHORTEST_NEAR
        && word.codePoints().allMatch(Character::isAlphabetic)
        && word.codePoints().noneMatch(Character::isIdeographic);
  }
}
