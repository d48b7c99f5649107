package org.safeguard.stack.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.safeguard.stack.Ports;
import org.safeguard.stack.PrivateFile;
import org.safeguard.stack.Site;
import org.safeguard.stack.StackException;
import org.safeguard.stack.tls.ServerCertificate;

/**
 * The configuration file of one OpenBao, with the places, ports and certificate of this stack.
 *
 * @param template the resource to fill in
 * @param folder of that server
 * @param listener where clients reach it
 * @param cluster where its own nodes would
 * @param unsealKey opens the seal
 */
record VaultConfiguration(
    String template, Path folder, Ports.Listener listener, Ports.Listener cluster, Path unsealKey) {

  /**
   * Writes the file anew and returns it.
   *
   * @param certificate the name of the server's certificate
   */
  Path write(Site site, String certificate) {
    ServerCertificate identity = site.authority().serverCertificate(certificate);
    var values =
        Map.of(
            "folder", folder.toString(),
            "logs", site.folder().logs().toString(),
            "port", Integer.toString(site.ports().of(listener)),
            "clusterPort", Integer.toString(site.ports().of(cluster)),
            "certificate", identity.chain().toString(),
            "key", identity.key().toString(),
            "unsealKey", unsealKey.toString());
    String text = text();
    for (var value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    Path file = folder.resolve("openbao.hcl");
    PrivateFile.write(file, text);
    return file;
  }

  private String text() {
    try (var in = VaultConfiguration.class.getResourceAsStream(template)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new StackException("Cannot read OpenBao's configuration", failed);
    }
  }
}
