package dev.skylark.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.SynthesisMessageLevel;

/** The whole of Skylark in the cloud: writes the templates, and refuses to when a finding of cdk-nag is unexplained. */
public final class SkylarkApp {

    private final App app;
    private final DataStack data;
    private final VoiceStack voice;
    private final DoorsStack doors;
    private final WatchStack watch;

    SkylarkApp(Path lambda, Path image, Path out, Map<String, Object> context) {
        app = new App(AppProps.builder().outdir(out.toString()).context(context).build());
        // The data cannot go while a door still refers to it.
        app.getNode().setContext("@aws-cdk/core:defaultCrossStackReferences", "strong");
        var choices = Choices.of(app.getNode());
        data = new DataStack(app, choices);
        voice = new VoiceStack(app, data, image, choices);
        doors = new DoorsStack(app, data, lambda, choices);
        watch = new WatchStack(app, lambda, choices);
        Tags.of(app).add("application", "skylark");
        Aspects.of(app)
                .add(new AwsSolutionsChecks(NagPackProps.builder().verbose(true).build()));
    }

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println(
                    "usage: SkylarkApp <folder of the functions> <folder of the worker's image> <folder for the templates>");
            System.exit(2);
        }
        // The CDK command line says where it wants to read the templates.
        var out = Objects.requireNonNullElse(System.getenv("CDK_OUTDIR"), arguments[2]);
        var unexplained = unexplained(
                new SkylarkApp(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(out), Map.of()).synth());
        unexplained.forEach(System.err::println);
        // Always by exit: the bridge to node leaves a thread behind that would hold the process.
        System.exit(unexplained.isEmpty() ? 0 : 1);
    }

    /** The templates. */
    CloudAssembly synth() {
        return app.synth();
    }

    /** Each finding that nobody gave a reason for, as a line; some of them the rules call mere warnings. */
    @SuppressWarnings("deprecation") // The library has these messages under no other name in Java.
    static List<String> unexplained(CloudAssembly assembly) {
        return assembly.getStacks().stream()
                .flatMap(stack -> stack.getMessages().stream())
                .filter(message -> message.getLevel() != SynthesisMessageLevel.INFO)
                .map(message -> message.getId() + " " + message.getEntry().getData())
                .toList();
    }

    DataStack data() {
        return data;
    }

    VoiceStack voice() {
        return voice;
    }

    WatchStack watch() {
        return watch;
    }

    DoorsStack doors() {
        return doors;
    }
}
