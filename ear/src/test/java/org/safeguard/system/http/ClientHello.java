package org.safeguard.system.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The first message of a TLS client, made by hand, since Java itself no longer says a version this
 * old. It offers suites of every age, so that the version alone decides whether a server takes it.
 */
public final class ClientHello {

  /** What the server makes of it. */
  public enum Reply {
    ACCEPTED,
    REFUSED
  }

  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int LIMIT_MILLIS = 10_000;
  private static final byte[] POSTGRES_ASKS_FOR_TLS = {0, 0, 0, 8, 4, (byte) 0xD2, 22, 47};

  /** ECDHE with ECDSA and RSA, with GCM and CBC; and RSA alone. */
  private static final List<Integer> SUITES =
      List.of(
          0xC02C, 0xC02B, 0xC030, 0xC02F, 0xC00A, 0xC009, 0xC014, 0xC013, 0x0035, 0x002F, 0x000A);

  private ClientHello() {}

  /**
   * Says hello on that port.
   *
   * @param minor 1 for TLS 1.0, 2 for 1.1, 3 for 1.2
   */
  public static Reply to(int port, int minor) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return exchange(socket, minor);
    }
  }

  /** The same on PostgreSQL's port, whose clients ask for TLS first. */
  public static Reply toPostgres(int port, int minor) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(POSTGRES_ASKS_FOR_TLS);
      if (socket.getInputStream().read() != 'S') {
        return Reply.REFUSED;
      }
      return exchange(socket, minor);
    }
  }

  private static Reply exchange(Socket socket, int minor) throws IOException {
    socket.setSoTimeout(LIMIT_MILLIS);
    socket.getOutputStream().write(record(minor));
    DataInputStream answer = new DataInputStream(socket.getInputStream());
    try {
      int type = answer.read();
      answer.skipBytes(4);
      return type == HANDSHAKE && answer.read() == SERVER_HELLO ? Reply.ACCEPTED : Reply.REFUSED;
    } catch (SocketException reset) {
      return Reply.REFUSED;
    }
  }

  private static byte[] record(int minor) throws IOException {
    byte[] hello = hello(minor);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(HANDSHAKE);
    out.writeShort(0x0301);
    out.writeShort(hello.length + 4);
    out.writeByte(1);
    out.writeByte(0);
    out.writeShort(hello.length);
    out.write(hello);
    return bytes.toByteArray();
  }

  private static byte[] hello(int minor) throws IOException {
    byte[] random = new byte[32];
    Arrays.fill(random, (byte) 0x5A);
    byte[] extensions = extensions();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0x0300 + minor);
    out.write(random);
    out.writeByte(0);
    out.writeShort(2 * SUITES.size());
    for (int suite : SUITES) {
      out.writeShort(suite);
    }
    out.writeByte(1);
    out.writeByte(0);
    out.writeShort(extensions.length);
    out.write(extensions);
    return bytes.toByteArray();
  }

  private static byte[] extensions() throws IOException {
    byte[] host = "localhost".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    shorts(out, 0, host.length + 5, host.length + 3);
    out.writeByte(0);
    out.writeShort(host.length);
    out.write(host);
    // Curves: x25519, P-256, P-384. Points: uncompressed. Signatures: ECDSA and RSA of every age.
    shorts(out, 10, 8, 6, 29, 23, 24);
    shorts(out, 11, 2, 0x0100);
    shorts(out, 13, 16, 14, 0x0403, 0x0503, 0x0804, 0x0401, 0x0501, 0x0203, 0x0201);
    return bytes.toByteArray();
  }

  private static void shorts(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeShort(value);
    }
  }
}
