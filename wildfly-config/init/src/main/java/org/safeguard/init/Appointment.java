package org.safeguard.init;

/** What an officer is to be told: their role, and the password for their first sign-in. */
public record Appointment(Officer officer, FirstRole role, TemporaryPassword password) {}
