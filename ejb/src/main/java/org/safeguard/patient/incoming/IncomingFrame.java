package org.safeguard.patient.incoming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.safeguard.patient.search.Tap;
import org.safeguard.resource.ResourceType;

/** Reads the frame of a bundle: everything but the resources in it, which are passed over. */
public final class IncomingFrame {

  /**
   * The longest text in the frame, in characters. Those of the resources in it, such as a Binary's
   * data, are passed over unread.
   */
  static final int LONGEST = 1 << 20;

  private static final JsonFactory JSON =
      IncomingResource.JSON
          .rebuild()
          .streamReadConstraints(
              IncomingResource.JSON
                  .streamReadConstraints()
                  .rebuild()
                  .maxStringLength(LONGEST)
                  .build())
          .build();

  private static final ResourceType BUNDLE = new ResourceType("Bundle");

  private IncomingFrame() {}

  /**
   * Reads a frame and tells what stands in it.
   *
   * @param taps where the values stand that are to be told
   * @throws org.safeguard.resource.InvalidResource if it is not well-formed JSON, or not as FHIR R4
   *     defines a Bundle
   */
  public static void read(InputStream utf8, Tap taps, FrameReader reader) {
    Issues issues = new Issues();
    Location location = new Location();
    try (JsonParser parser = JSON.createParser(new JsonStart(utf8, issues))) {
      FrameObserver observer = new FrameObserver(reader, location);
      new StructurePass(parser, null, new Findings(location, issues), observer)
          .run(BUNDLE, BUNDLE.name(), taps);
    } catch (JsonProcessingException e) {
      throw issues.malformed(location, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
    issues.reject();
  }
}
