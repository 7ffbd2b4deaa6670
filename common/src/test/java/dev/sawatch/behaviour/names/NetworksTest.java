package dev.sawatch.behaviour.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.0.0/16",
        "010.001.002.003, 10.1.0.0/16",
        "::ffff:203.0.113.7, 203.0.0.0/16",
        "2001:db8:1:2::5, 2001:db8:1::/48",
        "2001:0DB8:0001:0002:0:0:0:5, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8:0::/48",
        "::1, 0:0:0::/48",
        "::, 0:0:0::/48",
        "fe80::1%eth0, fe80:0:0::/48"
    })
    void knowsTheNetworkOfAnAddress(String address, String network) {
        assertThat(Networks.of(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "private",
                "gce-internal-ip",
                "12.000.22",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.3.x",
                "-1.2.3.4",
                "1:2:3",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "12345::1",
                "x::1",
                "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa"
            })
    void otherTextHasNone(String address) {
        assertThat(Networks.of(address)).isEmpty();
    }
}
