package org.fumikura.testing;

import org.fumikura.content.SettableFreeSpace;
import org.fumikura.testing.FumikuraTest.Template;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test class a fresh copy of everything, and ends programs and database with the last class. */
final class FreshCopy implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext extension) throws Exception {
        Class<?> test = extension.getRequiredTestClass();
        if (test.isMemberClass()) {
            return;
        }
        ApplicationContext context = SpringExtension.getApplicationContext(extension);
        extension
                .getRoot()
                .getStore(Namespace.create(FreshCopy.class))
                .computeIfAbsent(context, unused -> new End((ConfigurableApplicationContext) context), End.class);
        Template template = AnnotationSupport.findAnnotation(test, FumikuraTest.class)
                .map(FumikuraTest::value)
                .orElse(Template.CITY);
        SmartLifecycle followers = context.getBean("followers", SmartLifecycle.class);
        SmartLifecycle renditions = context.getBean("renditionWork", SmartLifecycle.class);
        SmartLifecycle search = context.getBean("indexes", SmartLifecycle.class);
        renditions.stop();
        search.stop();
        followers.stop();
        context.getBean(TestInstallation.class).renew(template);
        context.getBean(TestClocks.class).rewind();
        context.getBean(SettableFreeSpace.class).rewind();
        followers.start();
        if (renditions.isAutoStartup()) {
            renditions.start();
        }
        if (search.isAutoStartup()) {
            search.start();
        }
    }

    /**
     * Ends the program before its database, and both before the JVM is told to exit: shutdown hooks run side by side, and the
     * program's would wait for a database that has gone.
     */
    private record End(ConfigurableApplicationContext context) implements AutoCloseable {

        @Override
        public void close() {
            TestInstallation installation = context.getBean(TestInstallation.class);
            context.close();
            installation.close();
        }
    }
}
