package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Response;

/** What Discord says no with: a status, a code of its own, a sentence, and for bodies the place of every mistake. */
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
final class DiscordError extends RuntimeException {

    private final int status;
    private final transient Json.Fields body;

    private DiscordError(int status, Json.Fields body) {
        super(body.toString());
        this.status = status;
        this.body = body;
    }

    static DiscordError of(int status, int code, String message) {
        return new DiscordError(status, Json.fields().with("message", message).with("code", code));
    }

    static DiscordError invalid(Json errors) {
        return new DiscordError(
                400,
                Json.fields()
                        .with("message", "Invalid Form Body")
                        .with("code", 50035)
                        .with("errors", errors));
    }

    static DiscordError unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    static DiscordError notFound() {
        return of(404, 0, "404: Not Found");
    }

    static DiscordError wrongMethod() {
        return of(405, 0, "405: Method Not Allowed");
    }

    static DiscordError down() {
        return of(503, 0, "503: Service Unavailable");
    }

    static DiscordError notJson() {
        return of(400, 50109, "The request body contains invalid JSON.");
    }

    static DiscordError unknownChannel() {
        return of(404, 10003, "Unknown Channel");
    }

    static DiscordError unknownGuild() {
        return of(404, 10004, "Unknown Guild");
    }

    static DiscordError unknownMember() {
        return of(404, 10007, "Unknown Member");
    }

    static DiscordError unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    static DiscordError unknownRole() {
        return of(404, 10011, "Unknown Role");
    }

    static DiscordError unknownWebhook() {
        return of(404, 10015, "Unknown Webhook");
    }

    static DiscordError unknownInteraction() {
        return of(404, 10062, "Unknown interaction");
    }

    static DiscordError unknownCommand() {
        return of(404, 10063, "Unknown application command");
    }

    static DiscordError unknownVoiceState() {
        return of(404, 10065, "Unknown Voice State");
    }

    static DiscordError tooManyCommands() {
        return of(400, 30032, "Maximum number of application commands reached (100).");
    }

    static DiscordError alreadyAcknowledged() {
        return of(400, 40060, "Interaction has already been acknowledged.");
    }

    static DiscordError missingAccess() {
        return of(403, 50001, "Missing Access");
    }

    static DiscordError notTheAuthor() {
        return of(403, 50005, "Cannot edit a message authored by another user");
    }

    static DiscordError emptyMessage() {
        return of(400, 50006, "Cannot send an empty message");
    }

    static DiscordError missingPermissions() {
        return of(403, 50013, "Missing Permissions");
    }

    static DiscordError wrongChannelType() {
        return of(400, 50024, "Cannot execute action on this channel type");
    }

    static DiscordError expiredToken() {
        return of(401, 50027, "Invalid Webhook Token");
    }

    static DiscordError invalidRecipient() {
        return of(400, 50033, "Invalid Recipient(s)");
    }

    static DiscordError threadExists() {
        return of(400, 160004, "A thread has already been created for this message");
    }

    /** The same mistakes, one level further down. */
    DiscordError under(String field) {
        var errors = body.at("errors");
        return errors.isNothing() ? this : invalid(Json.fields().with(field, errors));
    }

    int status() {
        return status;
    }

    Json.Fields body() {
        return body;
    }

    Response response() {
        return Response.json(status, body);
    }
}
