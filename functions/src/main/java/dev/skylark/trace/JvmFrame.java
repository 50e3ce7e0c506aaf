package dev.skylark.trace;

import java.util.List;
import java.util.Optional;

/** A line such as {@code at app//com.acme.shop.Cart.total(Cart.java:42)}. */
final class JvmFrame {

    private static final List<String> FOREIGN = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "org.springframework.",
            "org.apache.",
            "org.eclipse.",
            "org.hibernate.",
            "org.junit.",
            "org.jboss.",
            "org.slf4j.",
            "org.postgresql.",
            "org.codehaus.",
            "io.netty.",
            "io.micrometer.",
            "io.undertow.",
            "io.vertx.",
            "io.micronaut.",
            "io.quarkus.",
            "io.grpc.",
            "io.ktor.",
            "io.lettuce.",
            "reactor.",
            "akka.",
            "com.fasterxml.",
            "com.google.common.",
            "com.google.gson.",
            "com.mysql.",
            "com.zaxxer.",
            "com.amazonaws.",
            "software.amazon.",
            "lambdainternal.",
            "okhttp3.",
            "ch.qos.logback.");

    private static final List<String> PLACELESS = List.of("Native Method", "Unknown Source", "<generated>");

    private JvmFrame() {}

    static Optional<Frame> read(String line) {
        var open = line.indexOf('(');
        var close = line.indexOf(')', open + 1);
        if (!line.startsWith("at ") || open < 6 || close < 0 || line.charAt(open - 1) == ' ') {
            return Optional.empty();
        }
        var function = function(line.substring(3, open));
        var place = line.substring(open + 1, close);
        var method = function.lastIndexOf('.');
        if (method <= 0 || function.startsWith(".") || !isPlace(place)) {
            return Optional.empty();
        }
        return Optional.of(frame(function, function.substring(0, method), place));
    }

    private static Frame frame(String function, String type, String place) {
        var colon = place.lastIndexOf(':');
        var name = type.substring(type.lastIndexOf('.') + 1);
        var folder = type.substring(0, type.length() - name.length()).replace('.', '/');
        var isPlaceless = PLACELESS.contains(place);
        var file = isPlaceless ? outermost(name) + ".java" : place.substring(0, colon < 0 ? place.length() : colon);
        var isGenerated = isPlaceless && (name.contains("$$") || name.contains("$Proxy"));
        return new Frame(
                folder + file,
                colon < 0 ? 0 : number(place.substring(colon + 1)),
                function,
                !isGenerated && FOREIGN.stream().noneMatch(function::startsWith));
    }

    private static String outermost(String name) {
        var nested = name.indexOf('$');
        return nested <= 0 ? name : name.substring(0, nested);
    }

    /** Without what the class was loaded by, and without the address of a hidden one, which changes with each start. */
    private static String function(String written) {
        var hidden = written.indexOf("/0x");
        var end = hidden < 0 ? -1 : written.indexOf('.', hidden);
        var name = end < 0 ? written : written.substring(0, hidden) + written.substring(end);
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static boolean isPlace(String place) {
        var colon = place.lastIndexOf(':');
        var file = place.substring(0, colon < 0 ? place.length() : colon);
        return PLACELESS.contains(place) || (file.indexOf('.') > 0 && file.indexOf(' ') < 0 && file.indexOf('/') < 0);
    }

    /** Nothing but digits, and not too many, else 0. */
    static int number(String digits) {
        return digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(it -> it >= '0' && it <= '9')
                ? 0
                : Integer.parseInt(digits);
    }
}
