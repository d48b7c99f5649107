package org.safeguard.init;

/** What the identity provider calls a person in its tokens ({@code sub}). */
public record Subject(String value) {}
