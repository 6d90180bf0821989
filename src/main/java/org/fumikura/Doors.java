package org.fumikura;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where the program serves, and under which names it is reached there.
 *
 * @param addresses the first one is the main one
 * @param hosts as a browser writes them
 */
record Doors(int port, List<InetAddress> addresses, Set<String> hosts) {

    /** The loopback addresses of both kinds, as far as this machine has them, and one more if asked for. */
    static Doors of(int port, @Nullable String listen) {
        var addresses = new ArrayList<InetAddress>();
        var hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        try {
            addresses.add(InetAddress.getByName("127.0.0.1"));
            InetAddress loopback = InetAddress.getByName("::1");
            if (canBind(loopback, 0)) {
                addresses.add(loopback);
            }
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (listen != null) {
            add(listen, addresses, hosts);
        }
        return new Doors(port, List.copyOf(addresses), Set.copyOf(hosts));
    }

    /** @throws PortInUse when the program could not serve at one of them */
    void check() {
        for (InetAddress address : addresses) {
            if (!canBind(address, port)) {
                throw new PortInUse(address.getHostAddress(), port);
            }
        }
    }

    private static void add(String listen, List<InetAddress> addresses, Set<String> hosts) {
        InetAddress address = resolve(listen);
        hosts.add(host(address));
        hosts.add(address instanceof Inet6Address && listen.contains(":") ? "[" + listen + "]" : listen);
        if (address.isAnyLocalAddress()) {
            hosts.addAll(ownNames());
            addresses.clear();
        }
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    private static Set<String> ownNames() {
        var names = new LinkedHashSet<String>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(Doors::host)
                    .forEach(names::add);
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (SocketException | UnknownHostException nameless) {
            // the machine does not know its own names; localhost remains
        }
        return names;
    }

    private static String host(InetAddress address) {
        String literal = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return literal;
        }
        int zone = literal.indexOf('%');
        return "[" + (zone < 0 ? literal : literal.substring(0, zone)) + "]";
    }

    private static InetAddress resolve(String listen) {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException unknown) {
            throw new BadUsage(new Text("知らないアドレスです: " + listen, "Unknown address: " + listen));
        }
    }

    /** Whether a server could listen there now. */
    static boolean canBind(InetAddress address, int port) {
        try (var socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
