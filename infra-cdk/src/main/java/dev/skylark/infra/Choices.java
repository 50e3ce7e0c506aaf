package dev.skylark.infra;

import dev.skylark.settings.Lambda;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.constructs.Node;

/**
 * What may be chosen at a deployment, by {@code -c skylark:…=…} or in {@code cdk.json}.
 *
 * @param destroyData whether tables and secret go when their stack goes
 * @param snapStarted the functions that start from a snapshot: those where the bench showed a gain, so far none
 * @param reserved how many copies of a function may run at once; a new account has too few to reserve any
 * @param secretVersion which version of the secret the environment is read from, so that a new one is noticed
 * @param alarmEmail who is told about alarms
 * @param requestsPerSecond what the front door lets through, for everybody together
 * @param guildTag the tag of servers whose value is the guild that they belong to
 * @param githubApi where GitHub's REST API is; another address for GitHub Enterprise Server
 * @param adviceModel the model or inference profile of Bedrock that may be asked for advice, by its id; none unless chosen
 * @param adviceTokens how many tokens an answer of it may have at the most
 * @param voiceSlots into how many slots the guilds are parted: how many voice workers there may be at the most
 * @param voiceAlwaysOn whether a voice worker runs although nobody listens
 * @param voiceYtDlp where the program is in the voice worker's image that plays YouTube; none unless chosen
 * @param voiceArchitecture the processors that voice workers run on, {@code ARM_64} or {@code X86_64}
 * @param voiceProcessor a voice worker's share of a processor, in 1024ths
 * @param voiceMegabytes a voice worker's memory
 * @param voiceNetwork the VPC and its public subnets in which voice workers run, all separated by commas; else one is made
 * @param watchRegion where the dead-man watch stands; beside the house unless chosen
 * @param watchedRegion where the house is, for a watch that stands elsewhere; the region that is deployed to unless chosen
 * @param regions where servers of this account are looked for, separated by commas; else in the stack's own region
 */
record Choices(
        boolean destroyData,
        Set<Lambda> snapStarted,
        Map<Lambda, Integer> reserved,
        Optional<String> secretVersion,
        Optional<String> alarmEmail,
        int requestsPerSecond,
        String guildTag,
        String githubApi,
        Optional<String> adviceModel,
        int adviceTokens,
        int voiceSlots,
        boolean voiceAlwaysOn,
        String voiceYtDlp,
        String voiceArchitecture,
        int voiceProcessor,
        int voiceMegabytes,
        Optional<List<String>> voiceNetwork,
        Optional<String> watchRegion,
        Optional<String> watchedRegion,
        Optional<String> regions) {

    /** What stands where nothing is chosen. */
    static final String NONE = "none";

    static Choices of(Node node) {
        var reserved = new EnumMap<Lambda, Integer>(Lambda.class);
        for (var lambda : Lambda.values()) {
            read(node, "reserved:" + lambda).map(Integer::valueOf).ifPresent(copies -> reserved.put(lambda, copies));
        }
        return new Choices(
                read(node, "destroyData").map(Boolean::valueOf).orElse(false),
                read(node, "snapStart").map(Choices::lambdas).orElse(EnumSet.noneOf(Lambda.class)),
                reserved,
                read(node, "secretVersion"),
                read(node, "alarmEmail"),
                read(node, "requestsPerSecond").map(Integer::valueOf).orElse(500),
                read(node, "guildTag").orElse("skylark:guild"),
                read(node, "githubApi").orElse("https://api.github.com"),
                read(node, "adviceModel").filter(model -> !model.equals(NONE)),
                read(node, "adviceTokens").map(Integer::valueOf).orElse(3_000),
                read(node, "voiceSlots").map(Integer::valueOf).orElse(5),
                read(node, "voiceAlwaysOn").map(Boolean::valueOf).orElse(false),
                read(node, "voiceYtDlp").orElse(NONE),
                read(node, "voiceArchitecture").orElse("ARM_64"),
                read(node, "voiceProcessor").map(Integer::valueOf).orElse(512),
                read(node, "voiceMegabytes").map(Integer::valueOf).orElse(1024),
                read(node, "voiceNetwork").map(Choices::names),
                read(node, "watchRegion"),
                read(node, "watchedRegion")
                        // the CDK command line says where it deploys to
                        .or(() -> Optional.ofNullable(System.getenv("CDK_DEFAULT_REGION")))
                        .filter(_ -> read(node, "watchRegion").isPresent()),
                read(node, "regions"));
    }

    private static Optional<String> read(Node node, String name) {
        return Optional.ofNullable(node.tryGetContext("skylark:" + name))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }

    private static List<String> names(String names) {
        return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    private static Set<Lambda> lambdas(String names) {
        return names(names).stream()
                .map(Lambda::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Lambda.class)));
    }
}
