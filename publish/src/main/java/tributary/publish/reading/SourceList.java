package tributary.publish.reading;

import java.util.List;
import tributary.publish.subject.SubjectPage;

/// Every item that a subject's page is made of, page by page.
///
/// @param subject whose they are
/// @param counts for example `34 sources`
/// @param first number of the first one
/// @param references newest first
public record SourceList(
    Tag subject, String counts, int first, List<Reference> references, Paging paging) {

  /// Sources on a page.
  public static final int LENGTH = 100;

  public SourceList {
    references = List.copyOf(references);
  }

  /// Page `number`, from 1.
  public static SourceList of(SubjectPage page, int number, Holdings holdings) {
    Tag subject = Tag.subject(page.id(), page.name());
    int size = page.sources().size();
    return new SourceList(
        subject,
        Wording.many(size, "source", "sources"),
        (number - 1) * LENGTH + 1,
        new SubjectReader(page, holdings).sources((number - 1) * LENGTH, LENGTH),
        Paging.of(number, size, LENGTH, subject.path() + "/sources"));
  }
}
