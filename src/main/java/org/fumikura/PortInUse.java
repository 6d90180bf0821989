package org.fumikura;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Something else answers at the address where the program was to serve. */
final class PortInUse extends Refusal {

    private static final long serialVersionUID = 1;

    PortInUse(String address, int port) {
        super(
                "command.port-in-use",
                new Text(
                        "ポート %d（%s）は使えません。ほかのプログラムが使っているか、このホストのアドレスではありません。".formatted(port, address),
                        "Port %d (%s) can not be used: another program uses it, or this host has no such address."
                                .formatted(port, address)),
                new Text("--port で別の番号を指定してください。何も起動していません。", "Name another one with --port. Nothing was started."));
    }
}
