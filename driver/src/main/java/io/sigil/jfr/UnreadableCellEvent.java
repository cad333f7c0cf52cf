package io.sigil.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("io.sigil.UnreadableCell")
@Label("Unreadable Cell")
@Description("A cell could not be decrypted")
@Category("Sigil")
@StackTrace(true)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads them
final class UnreadableCellEvent extends Event {
    @Label("Code")
    private final String code;

    @Label("Domain")
    private final String domain;

    UnreadableCellEvent(String code, String domain) {
        this.code = code;
        this.domain = domain;
    }
}
