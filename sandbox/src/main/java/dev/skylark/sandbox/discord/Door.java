package dev.skylark.sandbox.discord;

import java.util.Map;

/** The front door of the application, to which Discord brings what people do. */
@FunctionalInterface
public interface Door {

    /** Header names are in lower case, as API Gateway hands them on; the body is exactly what was sent. */
    DoorAnswer answer(Map<String, String> headers, byte[] body);
}
