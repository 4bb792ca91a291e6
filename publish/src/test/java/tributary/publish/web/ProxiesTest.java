package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final Proxies OURS =
      Proxies.of(List.of("10.1.0.0/16", "192.0.2.1", "2001:db8::/33"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # connected,    header,                              who asks
          203.0.113.5,    '198.51.100.9',                      203.0.113.5
          10.1.2.3,       '198.51.100.9',                      198.51.100.9
          10.2.0.1,       '198.51.100.9',                      10.2.0.1
          192.0.2.1,      '1.1.1.1, 198.51.100.9, 10.1.0.7',   198.51.100.9
          192.0.2.1,      '10.1.0.7',                          10.1.0.7
          192.0.2.1,      '',                                  192.0.2.1
          192.0.2.1,      '198.51.100.9, unknown',             192.0.2.1
          192.0.2.1,      'evil.example',                      192.0.2.1
          2001:db8::1,    '2001:db8:8000::5',                  2001:db8:8000::5
          2001:db8:8000::5, '198.51.100.9',                    2001:db8:8000::5
          """)
  void believesOnlyProxiesOfOursAndOnlyWhatTheLastOfThemSaw(
      String connected, String header, String expected) {
    assertThat(OURS.peer(InetAddress.ofLiteral(connected), header))
        .isEqualTo(InetAddress.ofLiteral(expected));
  }

  @Test
  void believesNobodyWhereNoneIsNamed() {
    InetAddress here = InetAddress.getLoopbackAddress();
    assertThat(Proxies.NONE.peer(here, "198.51.100.9")).isEqualTo(here);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", ""})
  void refusesWhatIsNoAddressAndNamesIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Proxies.of(List.of(text)))
        .withMessageContaining("'" + text + "' is no address and no network");
  }
}
