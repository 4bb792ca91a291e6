package tributary.publish.dkim;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A name server (RFC 1035) on this machine that knows one text, in pieces; without pieces it knows
/// no such name.
final class NameServer implements AutoCloseable {
  private static final int HEAD = 12;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final List<String> pieces;

  NameServer(String... pieces) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.pieces = List.of(pieces);
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "dns://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        socket.receive(question);
        byte[] answer = answer(question.getData());
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      }
    } catch (SocketException e) {
      // It was closed.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    int end = HEAD;
    while (question[end] != 0) {
      end += question[end] + 1;
    }
    end += 5;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8580 | (pieces.isEmpty() ? NO_SUCH_NAME : 0));
    out.writeShort(1);
    out.writeShort(pieces.isEmpty() ? 0 : 1);
    out.writeInt(0);
    out.write(question, HEAD, end - HEAD);
    if (!pieces.isEmpty()) {
      out.writeShort(0xC000 | HEAD);
      out.writeShort(16);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(pieces.stream().mapToInt(piece -> piece.length() + 1).sum());
      for (String piece : pieces) {
        out.writeByte(piece.length());
        out.write(piece.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
