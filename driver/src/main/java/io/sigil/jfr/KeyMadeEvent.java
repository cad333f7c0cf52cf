package io.sigil.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("io.sigil.KeyMade")
@Label("Key Made")
@Description("A data key was made: the first of its name, or the next version")
@Category("Sigil")
@StackTrace(true)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads them
final class KeyMadeEvent extends Event {
    @Label("Key")
    private final String key;

    @Label("Purpose")
    private final String purpose;

    @Label("Version")
    private final int version;

    KeyMadeEvent(String key, String purpose, int version) {
        this.key = key;
        this.purpose = purpose;
        this.version = version;
    }
}
