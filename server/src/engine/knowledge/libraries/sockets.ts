/** The network below HTTP: sockets, names, mail, file transfer, remote shells, serial lines. */
import { defineLibrary, type Library } from "../library.js";

export const sockets: readonly Library[] = [
  defineLibrary({
    module: "socket",
    blocking: [
      {
        rule: "blocking-network",
        names: ["create_connection", "socket.{accept,recv,recv_into,recvfrom,recvfrom_into,recvmsg,send,sendall,sendto,sendfile}"],
        instead: "asyncio.open_connection",
      },
      {
        // A datagram socket only notes the address.
        rule: "blocking-network",
        names: ["socket.connect"],
        unlessMadeWith: { index: 1, name: "type", is: ["SOCK_DGRAM"] },
        instead: "asyncio.open_connection",
      },
      {
        rule: "blocking-network",
        names: ["getaddrinfo", "gethostbyname", "gethostbyname_ex"],
        thread: "ok",
        instead: "asyncio.AbstractEventLoop.getaddrinfo",
      },
      {
        rule: "blocking-network",
        names: ["gethostbyaddr", "getfqdn", "getnameinfo"],
        thread: "ok",
        instead: "asyncio.AbstractEventLoop.getnameinfo",
      },
    ],
  }),
  defineLibrary({
    module: "ssl",
    blocking: [
      { rule: "blocking-network", names: ["get_server_certificate"], thread: "ok" },
      {
        rule: "blocking-network",
        names: ["SSLSocket.{connect,accept,do_handshake,read,recv,recv_into,write,send,sendall,unwrap}"],
        instead: "asyncio.open_connection",
      },
    ],
  }),
  defineLibrary({
    module: "select",
    blocking: [
      { rule: "blocking-network", names: ["select"], unless: [{ index: 3, is: ["0"] }], instead: "asyncio.AbstractEventLoop.add_reader" },
    ],
  }),
  defineLibrary({
    module: "selectors",
    blocking: [
      {
        rule: "blocking-network",
        names: ["{BaseSelector,DefaultSelector,SelectSelector}.select"],
        unless: [{ index: 0, name: "timeout", is: ["0"] }],
        instead: "asyncio.AbstractEventLoop.add_reader",
      },
    ],
  }),
  defineLibrary({
    module: "socketserver",
    blocking: [{ rule: "blocking-network", names: ["BaseServer.{serve_forever,handle_request}"], instead: "asyncio.start_server" }],
  }),
  defineLibrary({
    module: "smtplib",
    blocking: [
      {
        rule: "blocking-network",
        names: ["SMTP", "SMTP_SSL", "SMTP.{connect,login,starttls,sendmail,send_message,quit}"],
        thread: "ok",
        instead: "aiosmtplib",
      },
    ],
  }),
  defineLibrary({
    module: "imaplib",
    blocking: [
      {
        rule: "blocking-network",
        names: ["IMAP4", "IMAP4_SSL", "IMAP4.{login,select,search,fetch,store,copy,append,uid,list,expunge,logout,noop}"],
        thread: "ok",
        instead: "aioimaplib",
      },
    ],
  }),
  defineLibrary({
    module: "poplib",
    blocking: [{ rule: "blocking-network", names: ["POP3", "POP3_SSL", "POP3.{user,pass_,stat,list,retr,dele,top,quit}"], thread: "ok" }],
  }),
  defineLibrary({
    module: "ftplib",
    blocking: [
      {
        rule: "blocking-network",
        names: ["FTP.{connect,login,cwd,dir,nlst,retrbinary,retrlines,storbinary,storlines,delete,rename,mkd,rmd,size,sendcmd,quit}"],
        thread: "ok",
        instead: "aioftp",
      },
    ],
  }),
  defineLibrary({
    module: "telnetlib",
    blocking: [
      {
        rule: "blocking-network",
        names: ["Telnet", "Telnet.{open,read_until,read_all,read_some,write,expect,interact}"],
        thread: "ok",
        instead: "telnetlib3",
        until: { minor: 13 },
      },
    ],
  }),
  defineLibrary({
    module: "xmlrpc.client",
    blocking: [{ rule: "blocking-network", names: ["ServerProxy.*"], thread: "ok" }],
  }),
  defineLibrary({
    module: "paramiko",
    blocking: [
      {
        rule: "blocking-network",
        names: [
          "SSHClient.{connect,exec_command,open_sftp,invoke_shell}",
          "SSHClient.open_sftp.{get,put,listdir,open,stat,remove,rename,mkdir}",
          "SFTPClient.{get,put,listdir,open,stat,remove,rename,mkdir}",
          "Transport.{connect,start_client}",
        ],
        thread: "ok",
        instead: "asyncssh",
      },
    ],
  }),
  defineLibrary({
    module: "fabric",
    blocking: [{ rule: "blocking-network", names: ["Connection.{run,sudo,local,get,put,open}"], thread: "ok", instead: "asyncssh" }],
  }),
  defineLibrary({
    module: "netmiko",
    blocking: [
      {
        rule: "blocking-network",
        names: ["ConnectHandler", "ConnectHandler.{send_command,send_config_set,disconnect}"],
        thread: "ok",
        instead: "asyncssh",
      },
    ],
  }),
  defineLibrary({
    module: "pexpect",
    blocking: [
      {
        rule: "blocking-network",
        names: ["spawn.{expect,expect_exact,expect_list}"],
        unless: [{ name: "async_" }],
        instead: "expect(..., async_=True)",
      },
      { rule: "blocking-network", names: ["spawn.{read,readline,wait}"], thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "serial",
    blocking: [
      {
        rule: "blocking-network",
        names: ["Serial.{read,read_all,read_until,readline,readlines,write,flush}"],
        thread: "ok",
        instead: "serial_asyncio.open_serial_connection",
      },
    ],
  }),
  defineLibrary({
    module: "websocket",
    blocking: [
      {
        rule: "blocking-network",
        names: ["create_connection", "create_connection.{send,recv}", "WebSocket.{connect,send,recv}", "WebSocketApp.run_forever"],
        thread: "ok",
        instead: "websockets.connect",
      },
    ],
  }),
  defineLibrary({
    module: "websockets.sync.client",
    blocking: [
      {
        rule: "blocking-network",
        names: ["connect", "connect.{send,recv}", "ClientConnection.{send,recv}"],
        instead: "websockets.connect",
      },
    ],
  }),
  defineLibrary({
    module: "ping3",
    blocking: [{ rule: "blocking-network", names: ["ping", "verbose_ping"], thread: "ok" }],
  }),
  defineLibrary({
    module: "dns.resolver",
    blocking: [{ rule: "blocking-network", names: ["resolve", "query", "Resolver.resolve"], thread: "ok", instead: "dns.asyncresolver" }],
  }),
  defineLibrary({
    module: "zmq",
    blocking: [
      {
        rule: "blocking-network",
        names: ["Context.socket.{recv,recv_string,recv_json,recv_pyobj,recv_multipart,poll}"],
        unless: [{ index: 0, name: "flags", is: ["NOBLOCK", "DONTWAIT"] }],
        instead: "zmq.asyncio.Context",
      },
    ],
  }),
];
