package dev.skylark.music;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.skylark.command.Upload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WireMockTest
class HttpAttachmentsTest {

    private final Attachments attachments =
            new HttpAttachments(it -> it.getPath().startsWith("/attachments/"));
    private final WireMockRuntimeInfo discord;

    HttpAttachmentsTest(WireMockRuntimeInfo discord) {
        this.discord = discord;
    }

    @Test
    void a_file_is_read_as_it_is() throws IOException {
        discord.getWireMock().register(get("/attachments/lark").willReturn(music()));

        try (var bytes = attachments.open(file("/attachments/lark", 5))) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("music");
        }
    }

    @Test
    void a_file_of_another_size_than_was_said_is_not_taken() {
        discord.getWireMock().register(get("/attachments/lark").willReturn(music()));

        assertThatThrownBy(() -> attachments.open(file("/attachments/lark", 4)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("5 bytes where 4 were expected");
    }

    @Test
    void nobody_is_led_elsewhere() {
        discord.getWireMock().register(get("/attachments/lark").willReturn(temporaryRedirect("/attachments/other")));
        discord.getWireMock().register(get("/attachments/other").willReturn(music()));

        assertThatThrownBy(() -> attachments.open(file("/attachments/lark", 5)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered 302");
    }

    @Test
    void a_file_that_is_gone_is_said_to_be() {
        discord.getWireMock()
                .register(get("/attachments/lark").willReturn(aResponse().withStatus(404)));

        assertThatThrownBy(() -> attachments.open(file("/attachments/lark", 5))).hasMessageContaining("answered 404");
    }

    @Test
    void from_elsewhere_nothing_is_taken() {
        assertThatThrownBy(() -> attachments.open(file("/elsewhere/lark", 5)))
                .hasMessageContaining("from nowhere else");
        assertThatThrownBy(() -> attachments.open(new Upload("1", "x", "audio/mpeg", 5, "not an address")))
                .isInstanceOf(IOException.class);
        assertThat(discord.getWireMock().getServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.discordapp.com/attachments/1/2/lark.mp3?ex=1, true",
        "https://media.discordapp.net/attachments/1/2/lark.mp3, true",
        "http://cdn.discordapp.com/attachments/1/2/lark.mp3, false",
        "https://cdn.discordapp.com.evil.example/lark.mp3, false",
        "https://cdn.discordapp.com@evil.example/lark.mp3, false",
        "https://evil@cdn.discordapp.com/lark.mp3, false",
        "https://cdn.discordapp.com:8443/lark.mp3, false",
        "https://169.254.169.254/latest/meta-data, false",
        "file:///etc/passwd, false",
        "mailto:lark@example.com, false",
    })
    void only_the_places_where_discord_keeps_files_are_discords(String address, boolean isDiscords) {
        assertThat(HttpAttachments.isAtDiscord(URI.create(address))).isEqualTo(isDiscords);
    }

    private static ResponseDefinitionBuilder music() {
        return okForContentType("audio/mpeg", "music").withHeader("Content-Length", "5");
    }

    private Upload file(String path, long size) {
        return new Upload("1", "lark.mp3", "audio/mpeg", size, discord.getHttpBaseUrl() + path);
    }
}
