package org.fumikura.database;

/** The server's settings. They hold real data: whatever makes a commit durable stays on. */
final class Configuration {

    static final String MAJOR_VERSION = "18";

    /**
     * One round: stretching protects passwords that people think up, and these are 192 random bits. It would cost every
     * connection some 4,000 hashes on each side.
     */
    static final String PASSWORD_ROUNDS = "scram_iterations=1";

    private Configuration() {}

    static String settings(int port) {
        return """
                # Written at every start; changes made here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                password_encryption = 'scram-sha-256'
                %s

                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = replica
                max_wal_size = '512MB'
                min_wal_size = '80MB'

                shared_buffers = '128MB'
                work_mem = '8MB'
                maintenance_work_mem = '64MB'
                max_parallel_workers_per_gather = 0
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                log_min_messages = warning
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_line_prefix = '%%m [%%p] %%u '
                """.formatted(port, PASSWORD_ROUNDS);
    }

    /** Who may connect: from this machine, with a password. */
    static String hosts() {
        return """
                # Written at every start; changes made here are lost.
                host all all 127.0.0.1/32 scram-sha-256
                """;
    }
}
