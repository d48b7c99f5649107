package org.safeguard.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the console says, by key, from the one bundle that pages and beans share. */
@ApplicationScoped
@Named("texts")
public class Texts {

  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle(
          "org.safeguard.web.console.texts", Locale.ROOT, Texts.class.getClassLoader());

  /** The text of that key, its placeholders filled. */
  public String get(String key, Object... values) {
    String text = BUNDLE.getString(key);
    return values.length == 0 ? text : MessageFormat.format(text, values);
  }

  /** The text of that key, or another where there is none: for codes that others may add to. */
  public String orElse(String key, String otherwise) {
    return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : otherwise;
  }

  /** The text for that many. */
  public String count(String key, int number) {
    return get(number == 1 ? key + ".one" : key + ".many", number);
  }
}
