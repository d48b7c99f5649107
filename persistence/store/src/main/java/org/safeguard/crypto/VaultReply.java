package org.safeguard.crypto;

import io.github.jopenlibs.vault.json.JsonArray;
import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.jopenlibs.vault.response.LogicalResponse;
import java.util.List;

/** What the vault's transit engine answered: the driver hands on a 4xx as if it were an answer. */
final class VaultReply {

  private static final int TOO_MANY_REQUESTS = 429;

  private final LogicalResponse reply;
  private final String asked;

  private VaultReply(LogicalResponse reply, String asked) {
    this.reply = reply;
    this.asked = asked;
  }

  /**
   * The answer, if the vault did what it was asked.
   *
   * @param asked for messages, such as {@code a PATIENT key}
   * @throws KeyRefused if it did not
   * @throws KeysUnavailable if it asks to be called less often
   */
  static VaultReply of(LogicalResponse reply, String asked) {
    int status = reply.getRestResponse().getStatus();
    if (status == TOO_MANY_REQUESTS) {
      throw KeysUnavailable.away("the vault asks to be called less often", null);
    }
    if (status < 200 || status >= 300) {
      throw new KeyRefused("the vault refuses " + asked + " with status " + status);
    }
    return new VaultReply(reply, asked);
  }

  /**
   * @throws KeyRefused if there are none
   */
  JsonObject data() {
    if (reply.getDataObject() == null) {
      throw new KeyRefused("the vault's reply for " + asked + " holds no data");
    }
    return reply.getDataObject();
  }

  /**
   * The text of that name in each result of a batch. One bad item may come with a good status, so
   * each is looked at.
   *
   * @throws KeyRefused unless there are as many as asked for, each with its text and no error
   */
  List<String> texts(String name, int count) {
    JsonValue results = data().get("batch_results");
    if (results == null || !results.isArray() || results.asArray().size() != count) {
      throw new KeyRefused("the vault's reply does not match " + asked);
    }
    JsonArray items = results.asArray();
    return items.values().stream().map(item -> text(item.asObject(), name)).toList();
  }

  private String text(JsonObject item, String name) {
    String text = item.getString(name, "");
    if (!item.getString("error", "").isEmpty() || text.isEmpty()) {
      throw new KeyRefused("the vault refuses one of " + asked);
    }
    return text;
  }
}
