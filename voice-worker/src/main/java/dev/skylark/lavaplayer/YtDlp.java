package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.player.AudioPlayerManager;
import com.sedmelluq.discord.lavaplayer.source.AudioSourceManager;
import com.sedmelluq.discord.lavaplayer.track.AudioItem;
import com.sedmelluq.discord.lavaplayer.track.AudioReference;
import com.sedmelluq.discord.lavaplayer.track.AudioTrack;
import com.sedmelluq.discord.lavaplayer.track.AudioTrackInfo;
import dev.skylark.json.Json;
import dev.skylark.player.Sources.Trouble;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * YouTube through the program yt-dlp, which whoever runs Skylark must install and switch on, because YouTube's terms do not
 * allow it and its servers turn away most data centres.
 */
final class YtDlp implements AudioSourceManager {

    private static final String NAME = "yt-dlp";
    private static final int LONGEST_ANSWER = 8 << 20;
    private static final int LONGEST_COMPLAINT = 2_000;

    private final Path program;

    YtDlp(Path program) {
        this.program = program;
    }

    /** What is at the address, according to the program. */
    AudioItem look(URI address, Allowance allowance) throws IOException {
        var process = start(address, "--dump-json");
        allowance.waits(() -> end(process));
        try {
            var said = process.getInputStream().readNBytes(LONGEST_ANSWER);
            if (process.getInputStream().read() >= 0) {
                throw new Refusal(Trouble.TOO_LARGE, "yt-dlp says too much.");
            }
            if (said.length == 0) {
                throw new Refusal(Trouble.UNREACHABLE, complaint(process));
            }
            return track(info(address, Json.read(said)));
        } finally {
            end(process);
        }
    }

    private static AudioTrackInfo info(URI address, Json said) {
        var live = said.at("is_live").truth();
        return new AudioTrackInfo(
                said.at("title").text(),
                said.at("uploader").text(),
                live ? Long.MAX_VALUE : Math.round(said.at("duration").number(0) * 1_000),
                address.toString(),
                live,
                address.toString(),
                said.at("thumbnail").text(),
                null);
    }

    private static String complaint(Process process) throws IOException {
        return new String(process.getErrorStream().readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8).strip();
    }

    /** The sound itself, on the program's standard output. */
    Process play(String address) throws IOException {
        return start(URI.create(address), "-f", "bestaudio[acodec=opus]/bestaudio", "-o", "-");
    }

    /** No shell reads the address, and after two dashes the program takes it for nothing else. */
    private Process start(URI address, String... options) throws IOException {
        var command = Stream.of(
                        Stream.of(
                                program.toString(),
                                "--ignore-config",
                                "--no-cache-dir",
                                "--no-playlist",
                                "--no-warnings",
                                "--quiet"),
                        Stream.of(options),
                        Stream.of("--", address.toString()))
                .flatMap(it -> it)
                .toList();
        var process = new ProcessBuilder(List.copyOf(command)).start();
        process.getOutputStream().close();
        return process;
    }

    /** With what it has started itself. */
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private AudioTrack track(AudioTrackInfo info) {
        return new PipedTrack(info, this);
    }

    @Override
    public String getSourceName() {
        return NAME;
    }

    /** Not through here, where no limit could be told. */
    @Override
    public @Nullable AudioItem loadItem(AudioPlayerManager manager, AudioReference reference) {
        return null;
    }

    @Override
    public boolean isTrackEncodable(AudioTrack track) {
        return true;
    }

    @Override
    public void encodeTrack(AudioTrack track, DataOutput output) {
        // the address is enough
    }

    @Override
    public AudioTrack decodeTrack(AudioTrackInfo info, DataInput input) {
        return track(info);
    }

    @Override
    public void shutdown() {
        // each process ends with its track
    }
}
