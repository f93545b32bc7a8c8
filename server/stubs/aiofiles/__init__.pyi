from .threadpool import open as open, stdin as stdin, stdout as stdout, stderr as stderr, stdin_bytes as stdin_bytes, stdout_bytes as stdout_bytes, stderr_bytes as stderr_bytes
