package org.safeguard.web.console.keys;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.safeguard.keys.KeyTurnService;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.VersionConflict;
import org.safeguard.web.console.Addresses;

/** Has an open turn of the keys wait, or lets it go on. */
@RequestScoped
@Named
public class TurnControl {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  @Inject private KeyTurnService turns;
  @Inject private HttpServletRequest request;

  public String pause() {
    return move(() -> turns.pause(turn(), version()));
  }

  public String resume() {
    return move(() -> turns.resume(turn(), version()));
  }

  private static String move(Runnable step) {
    try {
      step.run();
    } catch (VersionConflict e) {
      // Someone else was faster, or the turn has ended: the page shows how it stands.
      return KeysPage.ADDRESS + "&conflict=true";
    }
    return KeysPage.ADDRESS;
  }

  private UUID turn() {
    return Addresses.findUuid(request.getParameter("turn")).orElseThrow(ResourceNotFound::new);
  }

  /** The one that the person has seen; none that a turn can have where it was not sent. */
  private int version() {
    String text = request.getParameter("version");
    return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
  }
}
