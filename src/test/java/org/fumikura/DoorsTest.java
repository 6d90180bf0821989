package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DoorsTest {

    @Test
    void openToThisMachineAlone() {
        Doors doors = Doors.of(8080, null);

        assertThat(doors.addresses()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        assertThat(doors.hosts()).containsExactlyInAnyOrder("localhost", "127.0.0.1", "[::1]");
    }

    @Test
    void oneMoreAddressKeepsTheLoopbackOne() {
        Doors doors = Doors.of(8080, "192.0.2.7");

        assertThat(doors.addresses().getFirst().isLoopbackAddress()).isTrue();
        assertThat(doors.addresses().getLast().getHostAddress()).isEqualTo("192.0.2.7");
        assertThat(doors.hosts()).contains("192.0.2.7", "localhost");
    }

    @Test
    void everyAddressNeedsOneDoorAndManyNames() {
        Doors doors = Doors.of(8080, "0.0.0.0");

        assertThat(doors.addresses()).singleElement().matches(InetAddress::isAnyLocalAddress);
        assertThat(doors.hosts()).contains("localhost", "127.0.0.1", "0.0.0.0");
    }

    @Test
    void namesTheAddressThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Doors doors = Doors.of(taken.getLocalPort(), null);

            assertThatThrownBy(doors::check)
                    .isInstanceOfSatisfying(
                            PortInUse.class,
                            refusal -> assertThat(refusal.message().in(Locale.JAPANESE))
                                    .contains(Integer.toString(taken.getLocalPort()), "127.0.0.1"));
        }
    }

    @Test
    void anAddressOfAnotherMachineCanNotBeServed() {
        assertThatThrownBy(() -> Doors.of(8080, "192.0.2.7").check()).isInstanceOf(PortInUse.class);
    }
}
