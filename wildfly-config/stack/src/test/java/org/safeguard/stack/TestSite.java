package org.safeguard.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.safeguard.stack.process.Supervisor;
import org.safeguard.stack.tls.CertificateAuthority;

/** The site of a stack in a folder of the test's. */
public final class TestSite {
  private TestSite() {}

  public static Site in(Path temporary, int portOffset) {
    var folder = new StackFolder(temporary.resolve("stack"));
    return new Site(
        folder,
        new Ports(portOffset),
        new Secrets(folder.secretsFile(), new SecureRandom()),
        new CertificateAuthority(folder.tls(), Clock.systemUTC()),
        new Supervisor(folder.path()));
  }
}
