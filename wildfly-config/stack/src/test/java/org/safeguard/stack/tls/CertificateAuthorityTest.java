package org.safeguard.stack.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void aServerIsVouchedForByTheAuthorityAlone() throws GeneralSecurityException {
    var authority = authority(NOW);
    var leaf = Pem.readCertificate(authority.serverCertificate("vault").chain());
    leaf.verify(authority.certificate().getPublicKey());
    assertEquals(-1, leaf.getBasicConstraints());
    assertEquals(0, authority.certificate().getBasicConstraints());
  }

  @Test
  void aServerAnswersToLocalhostAndTheLoopbackAddressOnly() throws GeneralSecurityException {
    var leaf = Pem.readCertificate(authority(NOW).serverCertificate("vault").chain());
    var names =
        leaf.getSubjectAlternativeNames().stream()
            .map(name -> name.get(1))
            .collect(Collectors.toSet());
    assertEquals(Set.of("localhost", "127.0.0.1"), names);
  }

  @Test
  void theAuthorityAndItsCertificatesStay() throws GeneralSecurityException {
    var first = authority(NOW);
    byte[] leaf = Pem.readCertificate(first.serverCertificate("vault").chain()).getEncoded();
    var second = authority(NOW.plus(Duration.ofDays(300)));
    assertEquals(first.certificate(), second.certificate());
    assertArrayEquals(
        leaf, Pem.readCertificate(second.serverCertificate("vault").chain()).getEncoded());
  }

  @Test
  void aCertificateThatEndsSoonIsMadeAnew() throws GeneralSecurityException {
    byte[] old =
        Pem.readCertificate(authority(NOW).serverCertificate("vault").chain()).getEncoded();
    var later = authority(NOW.plus(Duration.ofDays(380))).serverCertificate("vault");
    assertFalse(Arrays.equals(old, Pem.readCertificate(later.chain()).getEncoded()));
  }

  @Test
  void keysAreReadableByTheirOwnerOnly() throws IOException {
    var files = authority(NOW).serverCertificate("vault");
    for (Path key : new Path[] {files.key(), folder.resolve("ca.key")}) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }
    assertTrue(Files.readString(files.key()).startsWith("-----BEGIN PRIVATE KEY-----"));
  }

  private CertificateAuthority authority(Instant now) {
    return new CertificateAuthority(folder, Clock.fixed(now, ZoneOffset.UTC));
  }
}
