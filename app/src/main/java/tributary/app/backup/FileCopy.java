package tributary.app.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import tributary.app.backup.Contents.Kept;

/// Copies one file, its holes as holes: what Kafka keeps ready for an index is a megabyte of
/// nothing. Permissions go along before the bytes, as keys are for their owner alone.
final class FileCopy {
  private static final int BLOCK = 1 << 16;

  private FileCopy() {}

  static void make(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolveSibling("."));
    Files.deleteIfExists(to);
    Files.createFile(to);
    permit(from, to);
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    ByteBuffer nothing = ByteBuffer.allocateDirect(BLOCK);
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel target = FileChannel.open(to, StandardOpenOption.WRITE)) {
      long at = 0;
      while (source.read(block) >= 0) {
        block.flip();
        int length = block.remaining();
        if (!block.equals(nothing.clear().limit(length))) {
          while (block.hasRemaining()) {
            target.write(block, at + block.position());
          }
        }
        at += length;
        block.clear();
      }
      if (target.size() < at) {
        target.write(ByteBuffer.allocate(1), at - 1); // a hole at its end counts too
      }
      target.force(true);
    }
  }

  private static void permit(Path from, Path to) throws IOException {
    PosixFileAttributeView owner = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (owner != null && copy != null) {
      copy.setPermissions(owner.readAttributes().permissions());
    }
  }

  /// How long a file is, and its checksum.
  static Kept look(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    long bytes = 0;
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(block) >= 0) {
        block.flip();
        bytes += block.remaining();
        sum.update(block);
        block.clear();
      }
    }
    return new Kept(bytes, HexFormat.of().toHexDigits((int) sum.getValue()));
  }
}
