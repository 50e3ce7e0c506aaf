package dev.skylark.github;

import dev.skylark.json.Json;
import dev.skylark.text.Cut;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What matters to us in a webhook of GitHub: a twentieth of it, and small enough to be handed on. */
final class Gist {

    private static final Set<String> NAMES = Set.of(
            "action",
            "repository",
            "full_name",
            "html_url",
            "pull_request",
            "number",
            "merged",
            "merged_by",
            "merge_commit_sha",
            "user",
            "login",
            "title",
            "closed_at",
            "issue",
            "state_reason",
            "sender",
            "workflow_run",
            "id",
            "name",
            "head_branch",
            "head_sha",
            "status",
            "conclusion",
            "actor",
            "updated_at",
            "deployment",
            "environment",
            "sha",
            "ref",
            "creator",
            "deployment_status",
            "state",
            "log_url",
            "target_url",
            "created_at",
            "requestor",
            "deployment_callback_url",
            "installation",
            "account");
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_ITEMS = 200;
    private static final int DEEPEST = 4;

    private Gist() {}

    static Json of(Json body) {
        return of(body, 0);
    }

    private static Json of(Json it, int depth) {
        return switch (it) {
            case Json.Fields fields -> fields(fields.members(), depth);
            case Json.Items _ -> Json.items(List.of());
            default -> it.text().length() > LONGEST_TEXT ? Json.of(Cut.head(it.text(), LONGEST_TEXT)) : it;
        };
    }

    private static Json fields(Map<String, Json> members, int depth) {
        var kept = Json.fields();
        for (var member : members.entrySet()) {
            var name = member.getKey();
            if (name.equals("body")) {
                kept = kept.with(name, mentions(member.getValue().text()));
            } else if (name.startsWith("repositories")) {
                kept = kept.with(name, repositories(member.getValue()));
            } else if (NAMES.contains(name) && depth < DEEPEST) {
                kept = kept.with(name, of(member.getValue(), depth + 1));
            }
        }
        return kept;
    }

    private static Json repositories(Json all) {
        return Json.items(all.items().stream()
                .map(it -> it.at("full_name").text())
                .filter(Repository::isName)
                .limit(MOST_ITEMS)
                .map(it -> Json.fields().with("full_name", it)));
    }

    /** Of what people wrote only which alerts they named. */
    private static String mentions(String text) {
        return String.join(
                "\n", Markers.mentions(text).stream().map(Markers::mention).toList());
    }
}
