package dev.skylark.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://203.0.113.9",
                "https://127.0.0.1",
                "https://127.8.8.8:8443",
                "https://10.0.0.1",
                "https://172.16.0.1",
                "https://172.31.255.255",
                "https://192.168.1.1",
                "https://169.254.169.254",
                "https://100.64.0.1",
                "https://0.0.0.0",
                "https://224.0.0.1",
                "https://255.255.255.255",
                "https://[::1]",
                "https://[fe80::1]",
                "https://[fd00:ec2::254]",
                "https://[::ffff:10.0.0.1]",
                "https://[::ffff:169.254.169.254]",
                "https://[64:ff9b::a00:1]",
                "https://[2002:a00:1::]",
                "https://[2001:0:a00:1::]",
                "https://2130706433",
                "https://0x7f000001",
                "https://localhost",
                "https://user:password@203.0.113.9",
                "ftp://203.0.113.9",
                "file:///etc/passwd",
                "https://",
                "not an address"
            })
    void nothing_inside_is_asked(String address) {
        assertThat(Addresses.outside().objection(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://203.0.113.9", "https://8.8.8.8:8443", "https://[2001:db8::1]"})
    void what_everybody_can_reach_is_asked(String address) {
        assertThat(Addresses.outside().objection(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://10.0.0.1"})
    void on_a_laptop_everything_may_be_asked(String address) {
        assertThat(Addresses.anywhere().objection(address)).isEmpty();
    }
}
