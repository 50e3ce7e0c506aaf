package dev.skylark.worker;

import java.util.List;

/** The voice worker, which has no voice yet: it says so and ends well, so that nobody waits for music. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).equals(List.of("--self-test"))) {
            System.exit(SelfTest.run(System.out) ? 0 : 1);
        }
        System.out.println("The voice worker has nothing to do yet: this version of Skylark has no voice commands.");
    }
}
