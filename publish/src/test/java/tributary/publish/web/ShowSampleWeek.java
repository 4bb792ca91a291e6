package tributary.publish.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tributary.events.digest.Digest;
import tributary.publish.SampleWeek;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Period;
import tributary.publish.digest.Told;
import tributary.publish.email.Letter;
import tributary.publish.email.Letters;

/// Serves the sample week, to look at: `ShowSampleWeek PORT [FOLDER]`; the mail is written to
/// FOLDER.
public final class ShowSampleWeek {
  private ShowSampleWeek() {}

  public static void main(String[] args) throws IOException {
    Digest digest = SampleWeek.digest();
    Period before = SampleWeek.SCHEDULE.lastEnded(SampleWeek.PERIOD.from());
    Digest quiet =
        new Editor(SampleWeek.PLAN, before, Told.by(List.of(), "weekly", before.to()))
            .edit(List.of(), List.of());
    Shown shown = SampleShelf.week().shown(List.of(digest, quiet));
    new Site(
            "127.0.0.1",
            Integer.parseInt(args[0]),
            () -> shown,
            List.of(new Leaving(SampleWeek.DOORMAN)))
        .start();
    if (args.length > 1) {
      Letter letter = new Letters(null).write(digest);
      Path folder = Files.createDirectories(Path.of(args[1]));
      Files.writeString(folder.resolve("letter.html"), letter.html());
      Files.writeString(folder.resolve("letter.txt"), letter.subject() + "\n\n" + letter.text());
    }
  }
}
