package dev.skylark.worker;

/** The voice worker, which has no voice yet: it says so and ends well, so that nobody waits for music. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("The voice worker has nothing to do yet: this version of Skylark has no voice commands.");
    }
}
