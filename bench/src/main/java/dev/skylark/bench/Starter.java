package dev.skylark.bench;

import java.util.ArrayList;
import java.util.List;

/** One way to start one front door: a command line and where the classes lie. */
record Starter(String name, List<String> command) {

    /** What Lambda's java25 runtime uses without SnapStart: the serial collector, and only the first compiler. */
    private static final List<String> LAMBDA =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    static Starter java(String name, List<String> flags, String classPath, String handler) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(LAMBDA);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, RUNTIME, handler));
        return new Starter(name, command);
    }
}
