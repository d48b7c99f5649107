package org.safeguard.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Tells a person beside a field what is wrong with it. */
@ApplicationScoped
public class Messages {

  private final Texts texts;

  @Inject
  Messages(Texts texts) {
    this.texts = texts;
  }

  protected Messages() {
    this(null);
  }

  /**
   * @param field the client id of the field
   * @param key of the text that says what to do
   */
  public void refuse(String field, String key) {
    FacesContext faces = FacesContext.getCurrentInstance();
    String text = texts.get(key);
    faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    faces.validationFailed();
    if (faces.getViewRoot().findComponent(field) instanceof EditableValueHolder input) {
      input.setValid(false);
      input.setSubmittedValue(input.getValue());
    }
  }
}
