package org.fumikura;

import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Serves at more than one address, e.g. the loopback addresses of both kinds, with the same limits at each. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FurtherAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> addresses;

    FurtherAddresses(@Value("${fumikura.also-listen:}") List<String> addresses) {
        this.addresses = addresses;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        for (String address : addresses) {
            var further = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
            factory.addAdditionalConnectors(further);
            // the main connector has got all its settings when the last of its customizers runs
            factory.addConnectorCustomizers(main -> imitate(main, further, address));
        }
    }

    private static void imitate(Connector main, Connector further, String address) {
        further.setPort(main.getPort());
        further.setURIEncoding(main.getURIEncoding());
        further.setMaxPostSize(main.getMaxPostSize());
        further.setMaxPartCount(main.getMaxPartCount());
        further.setMaxPartHeaderSize(main.getMaxPartHeaderSize());
        further.setMaxParameterCount(main.getMaxParameterCount());
        further.setProperty("address", address);
        if (main.getProtocolHandler() instanceof AbstractHttp11Protocol<?> from
                && further.getProtocolHandler() instanceof AbstractHttp11Protocol<?> to) {
            ((AbstractProtocol<?>) to).setExecutor(from.getExecutor());
            to.setCompression(from.getCompression());
            to.setCompressionMinSize(from.getCompressionMinSize());
            to.setCompressibleMimeType(from.getCompressibleMimeType());
            to.setMaxHttpRequestHeaderSize(from.getMaxHttpRequestHeaderSize());
            to.setMaxSwallowSize(from.getMaxSwallowSize());
        }
    }
}
