package io.sigil.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("io.sigil.Refusal")
@Label("Refusal")
@Description("A statement was refused before anything was sent")
@Category("Sigil")
@StackTrace(true)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads them
final class RefusalEvent extends Event {
    @Label("Code")
    private final String code;

    @Label("Message")
    private final String message;

    RefusalEvent(String code, String message) {
        this.code = code;
        this.message = message;
    }
}
