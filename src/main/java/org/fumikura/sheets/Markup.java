package org.fumikura.sheets;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads HTML that is also well-formed XML, without following a single address in it. */
final class Markup {

    private static final DocumentBuilderFactory PARSERS = parsers();

    private Markup() {}

    /** @throws IllegalArgumentException if it is not well-formed, which is a mistake in the template */
    static Document read(String html, Letters letters) {
        try {
            DocumentBuilder parser = PARSERS.newDocumentBuilder();
            parser.setErrorHandler(new Throwing());
            parser.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            Document document = parser.parse(new InputSource(new StringReader(Letters.readable(html))));
            document.normalize();
            Node body = document.getElementsByTagName("body").item(0);
            if (body != null) {
                makeSingles(body, letters);
            }
            return document;
        } catch (SAXException malformed) {
            throw new IllegalArgumentException("The sheet is not well-formed: " + malformed.getMessage(), malformed);
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void makeSingles(Node node, Letters letters) {
        if (node instanceof Text text) {
            text.setData(letters.toSingles(text.getData()));
            return;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            makeSingles(child, letters);
        }
    }

    private static DocumentBuilderFactory parsers() {
        try {
            var parsers = DocumentBuilderFactory.newDefaultNSInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://xml.org/sax/features/external-general-entities", false);
            parsers.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            parsers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parsers.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parsers.setXIncludeAware(false);
            return parsers;
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Keeps the parser from writing to the console. */
    private static final class Throwing implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // what a parser only warns about does not change the sheet
        }

        @Override
        public void error(SAXParseException problem) throws SAXParseException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXParseException {
            throw new SAXParseException("line " + problem.getLineNumber() + ": " + problem.getMessage(), null, problem);
        }
    }
}
