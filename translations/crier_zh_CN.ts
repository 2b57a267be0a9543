<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BuildText</name>
    <message>
        <source>key store (%1)</source>
        <extracomment>%1 is the library that does it</extracomment>
        <translation>密钥库（%1）</translation>
    </message>
    <message>
        <source>spelling (%1)</source>
        <extracomment>%1 is the library that does it</extracomment>
        <translation>拼写检查（%1）</translation>
    </message>
    <message>
        <source>zip files (%1)</source>
        <extracomment>%1 is the library that does it</extracomment>
        <translation>zip 文件（%1）</translation>
    </message>
    <message>
        <source>word of a locked screen (%1)</source>
        <extracomment>%1 is the library that does it</extracomment>
        <translation>锁屏通知（%1）</translation>
    </message>
    <message>
        <source>Qt: %1</source>
        <translation>Qt：%1</translation>
    </message>
    <message>
        <source>Qt: %1, built with %2</source>
        <translation>Qt：%1，构建时为 %2</translation>
    </message>
    <message>
        <source>Built by: %1 for %2 %3, %4</source>
        <extracomment>compiler, system, processor, kind of build</extracomment>
        <translation>构建：%1，用于 %2 %3，%4</translation>
    </message>
    <message>
        <source>From commit: %1</source>
        <translation>源自提交：%1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the parts of a list</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>With: %1</source>
        <translation>包含：%1</translation>
    </message>
    <message>
        <source>Without: %1</source>
        <translation>不包含：%1</translation>
    </message>
    <message>
        <source>Licence: %1; it comes without any warranty.</source>
        <translation>许可证：%1；不提供任何担保。</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>The clock of the sender is %1 seconds ahead of the service&apos;s.</source>
        <translation>发送方的时钟比服务端快 %1 秒。</translation>
    </message>
    <message>
        <source>The clock of the sender is %1 seconds behind the service&apos;s.</source>
        <translation>发送方的时钟比服务端慢 %1 秒。</translation>
    </message>
    <message>
        <source>the address in use</source>
        <translation>当前地址</translation>
    </message>
    <message>
        <source>This App Key sent another broadcast about %1 seconds before, and only one a second is allowed.</source>
        <translation>此 App Key 约 %1 秒前刚发过一条广播，而每秒只允许一条。</translation>
    </message>
    <message>
        <source>The send before was %1 seconds earlier, which is long enough. Another program or another operator probably broadcasts with the same App Key.</source>
        <translation>上一次发送在 %1 秒前，间隔已足够。很可能有其他程序或其他操作员在用同一 App Key 广播。</translation>
    </message>
    <message>
        <source>Another program or another operator may broadcast with the same App Key.</source>
        <translation>可能有其他程序或其他操作员在用同一 App Key 广播。</translation>
    </message>
    <message>
        <source>The service answered 1009 before, which means that chatroom broadcast is off. Calling again while it is off gives 1008.</source>
        <translation>服务端此前返回过 1009，即聊天室广播未开通；未开通时反复调用会得到 1008。</translation>
    </message>
    <message>
        <source>Crier&apos;s log shows no send of this App Key in the minute before. Either chatroom broadcast is off for it, or another program uses it.</source>
        <translation>Crier 的日志显示此前一分钟内该 App Key 没有发送。要么聊天室广播未开通，要么有其他程序在使用它。</translation>
    </message>
    <message>
        <source>Either more than one broadcast went out within a second, or chatroom broadcast is off for this App Key. What was sent before would tell.</source>
        <translation>要么一秒内发出了多条广播，要么该 App Key 未开通聊天室广播；查看此前的发送即可判断。</translation>
    </message>
    <message>
        <source>Chatroom broadcast may be off for this App Key.</source>
        <translation>该 App Key 可能未开通聊天室广播。</translation>
    </message>
    <message>
        <source>Nobody could be found under the name %1: it is misspelt, or name resolution does not work on this network.</source>
        <translation>找不到主机 %1：可能拼写有误，或此网络的域名解析不可用。</translation>
    </message>
    <message>
        <source>The computer behind %1 refused the connection: the port is wrong, or a firewall says no.</source>
        <translation>%1 拒绝了连接：端口有误，或被防火墙阻止。</translation>
    </message>
    <message>
        <source>No connection to %1 came about in time: a firewall drops it, or the network is down.</source>
        <translation>未能在限时内连接到 %1：可能被防火墙丢弃，或网络中断。</translation>
    </message>
    <message>
        <source>The certificate was not accepted. A program in between that opens secure connections, a wrong address or a wrong clock does that.</source>
        <translation>证书未被接受。中间有程序拆解加密连接、地址有误或时钟不准都会如此。</translation>
    </message>
    <message>
        <source>Certificates look expired or not yet valid to a computer with a wrong clock.</source>
        <translation>时钟不准的计算机会认为证书已过期或尚未生效。</translation>
    </message>
    <message>
        <source>The proxy did not let the request through, or wants a name and a password.</source>
        <translation>代理未放行请求，或要求用户名和密码。</translation>
    </message>
    <message>
        <source>The computer is not connected to a network.</source>
        <translation>计算机未连接网络。</translation>
    </message>
    <message>
        <source>Another window or program of Crier sent with this App Key at the same moment.</source>
        <translation>Crier 的另一个窗口或程序在同一时刻使用了此 App Key。</translation>
    </message>
    <message>
        <source>The send log could not be written, and Crier sends nothing without its entry there.</source>
        <translation>无法写入发送日志；没有日志记录，Crier 不会发送。</translation>
    </message>
    <message>
        <source>It was cancelled before anything had left.</source>
        <translation>在发出任何内容之前已取消。</translation>
    </message>
    <message>
        <source>Crier ended before the request began.</source>
        <translation>Crier 在请求开始之前就已退出。</translation>
    </message>
    <message>
        <source>The network failed before anything had left.</source>
        <translation>在发出任何内容之前网络已中断。</translation>
    </message>
    <message>
        <source>The request had gone out, and no answer came in time.</source>
        <translation>请求已发出，但未在限时内收到响应。</translation>
    </message>
    <message>
        <source>The connection ended after the request had begun to leave.</source>
        <translation>请求开始发出后连接中断。</translation>
    </message>
    <message>
        <source>The answer began and did not come whole.</source>
        <translation>响应已开始，但不完整。</translation>
    </message>
    <message>
        <source>The answer was larger than any answer of the service; something else wrote it.</source>
        <translation>响应大于服务端的任何响应，应来自其他程序。</translation>
    </message>
    <message>
        <source>It was cancelled when part of the request had left already.</source>
        <translation>取消时请求已有部分发出。</translation>
    </message>
    <message>
        <source>Crier ended while the request was on its way.</source>
        <translation>请求途中 Crier 已退出。</translation>
    </message>
    <message>
        <source>The network failed in an unusual way after the request had begun to leave.</source>
        <translation>请求开始发出后网络出现异常。</translation>
    </message>
    <message>
        <source>A web page came in the place of the service&apos;s JSON. A proxy, a gateway or a CDN wrote it, or the address is not that of the service.</source>
        <translation>收到的是网页而不是服务端的 JSON：由代理、网关或 CDN 返回，或地址并非该服务。</translation>
    </message>
    <message>
        <source>The answer was empty. Something between here and the service may have ended it.</source>
        <translation>响应为空，可能被本机与服务端之间的程序截断。</translation>
    </message>
    <message>
        <source>The answer is not the service&apos;s JSON; something in between may have written it.</source>
        <translation>响应不是服务端的 JSON，可能来自中间的程序。</translation>
    </message>
    <message>
        <source>The answer pointed to another address, as log-in pages of networks and wrong addresses do.</source>
        <translation>响应指向另一个地址；网络的登录页面或错误的地址都会如此。</translation>
    </message>
    <message>
        <source>The body says 200, but the HTTP status does not. Something in between may have changed the answer.</source>
        <translation>正文返回 200，但 HTTP 状态并非 200；响应可能被中间的程序改动。</translation>
    </message>
    <message>
        <source>Chatroom broadcast is not switched on for this App Key. Development and production have App Keys and switches of their own.</source>
        <translation>该 App Key 未开通聊天室广播。开发与生产环境的 App Key 和开关各自独立。</translation>
    </message>
    <message>
        <source>The App Key is known at %1, but the secret is not its own: it belongs to another app or to the other environment.</source>
        <translation>%1 认识此 App Key，但密钥与之不符：属于另一个应用，或属于另一环境。</translation>
    </message>
    <message>
        <source>The time is part of the signature, and the service may refuse one that is far off.</source>
        <translation>时间参与签名，偏差过大时服务端可能拒绝。</translation>
    </message>
    <message>
        <source>The signature does not come from this App Key&apos;s secret and these headers. Mostly the secret is wrong, or was copied with a blank or without its end.</source>
        <translation>签名不是由此 App Key 的密钥和这些请求头得出的。多半是密钥有误，或复制时多了空白、少了末尾。</translation>
    </message>
    <message>
        <source>App Key, App Secret or signature were not accepted; the code in the body would say which.</source>
        <translation>App Key、App Secret 或签名未被接受；具体是哪一项，正文中的 code 会说明。</translation>
    </message>
    <message>
        <source>%1 does not know this App Key: it is misspelt, or belongs to another data centre.</source>
        <translation>%1不认识此 App Key：拼写有误，或属于其他数据中心。</translation>
    </message>
    <message>
        <source>The data centre</source>
        <translation>该数据中心</translation>
    </message>
    <message>
        <source>A parameter is missing or malformed; the service&apos;s own words say which.</source>
        <translation>参数缺失或格式有误；服务端的说明会指出是哪一个。</translation>
    </message>
    <message>
        <source>The service received no form data: the body was lost on the way, was sent as JSON, or GET was used.</source>
        <translation>服务端没有收到表单数据：正文在途中丢失、以 JSON 发送，或使用了 GET。</translation>
    </message>
    <message>
        <source>The sender ID is too long; it may have 64 bytes.</source>
        <translation>发送者 ID 过长；最多 64 字节。</translation>
    </message>
    <message>
        <source>The object name is too long; it may have 32 characters.</source>
        <translation>消息类型名过长；最多 32 个字符。</translation>
    </message>
    <message>
        <source>The content is too long; it may have 128 KiB.</source>
        <translation>内容过长；最多 128 KiB。</translation>
    </message>
    <message>
        <source>The nonce is too long; it may have 18 characters. Some versions of the Go SDK make longer ones.</source>
        <translation>随机数过长；最多 18 个字符。某些版本的 Go SDK 会生成更长的随机数。</translation>
    </message>
    <message>
        <source>The encoded request is too large. Percent-encoding makes a Chinese character nine bytes long.</source>
        <translation>编码后的请求过大。百分号编码会使一个汉字占九个字节。</translation>
    </message>
    <message>
        <source>The path does not exist at %1: the host or the path is wrong.</source>
        <translation>%1不存在该路径：主机或路径有误。</translation>
    </message>
    <message>
        <source>This code belongs to another call or product, so the reply is probably not that of a broadcast.</source>
        <translation>此返回码属于其他接口或产品，因此该响应多半不是广播的响应。</translation>
    </message>
    <message>
        <source>The service may have learnt something new; only its own words can tell.</source>
        <translation>服务端可能新增了此码；只能以其说明为准。</translation>
    </message>
    <message>
        <source>The log says that nobody knows how it ended, and keeps no reason.</source>
        <translation>日志显示结果未知，且未记录原因。</translation>
    </message>
    <message>
        <source>The clock of the sender may be wrong.</source>
        <translation>发送方的时钟可能不准。</translation>
    </message>
    <message>
        <source>Key, secret or switch may be those of the other environment, development or production.</source>
        <translation>App Key、密钥或开关可能属于另一环境（开发或生产）。</translation>
    </message>
    <message>
        <source>The app may live in another data centre than the address in use.</source>
        <translation>应用所在的数据中心可能与当前地址不同。</translation>
    </message>
    <message>
        <source>The App Key may have been used in the place of the secret.</source>
        <translation>可能误用 App Key 作为密钥。</translation>
    </message>
    <message>
        <source>If this number is the HTTP status of a reply, it means something else; paste the whole reply.</source>
        <translation>如果这个数字是响应的 HTTP 状态，含义则不同；请粘贴完整的响应。</translation>
    </message>
    <message>
        <source>Paste the reply of the service, a line of a log, or a code.</source>
        <translation>请粘贴服务端的响应、一行日志或返回码。</translation>
    </message>
    <message>
        <source>Wait a second, then send again.</source>
        <translation>请等待 1 秒后再发送。</translation>
    </message>
    <message>
        <source>Find out who else broadcasts with this App Key, and agree on who sends when.</source>
        <translation>请查明还有谁在用此 App Key 广播，并约定发送时间。</translation>
    </message>
    <message>
        <source>Enable chatroom broadcast in the console for this App Key, then send again; do not repeat the send before.</source>
        <translation>请先在控制台为此 App Key 开通聊天室广播，再重新发送；开通前请勿反复发送。</translation>
    </message>
    <message>
        <source>Look in the console whether chatroom broadcast is enabled for this App Key, then ask who else uses it.</source>
        <translation>请先在控制台查看此 App Key 是否已开通聊天室广播，再询问还有谁在使用它。</translation>
    </message>
    <message>
        <source>Wait a second and send once. If 1008 comes again, look in the console whether chatroom broadcast is enabled.</source>
        <translation>请等待 1 秒后发送一次。如仍返回 1008，请在控制台查看是否已开通聊天室广播。</translation>
    </message>
    <message>
        <source>Set the clock, then try again; if that does not help, check the App Secret.</source>
        <translation>请先校准时钟再试；如无效，请核对 App Secret。</translation>
    </message>
    <message>
        <source>Copy App Key and App Secret again from the same page of the console. The signature inspector tells which mistake made a signature.</source>
        <translation>请从控制台的同一页面重新复制 App Key 与 App Secret。签名检查可指出签名错在哪里。</translation>
    </message>
    <message>
        <source>Compare the App Key with the console, and the address with the data centre that the console names.</source>
        <translation>请与控制台核对 App Key，并核对地址是否为控制台所示的数据中心。</translation>
    </message>
    <message>
        <source>Check whether a proxy changes requests. Another team&apos;s program should send a form with POST; the signature inspector shows what it sent.</source>
        <translation>请检查代理是否改动了请求。其他团队的程序应以 POST 发送表单；签名检查会显示其发送的内容。</translation>
    </message>
    <message>
        <source>Choose a shorter sender ID.</source>
        <translation>请使用更短的发送者 ID。</translation>
    </message>
    <message>
        <source>Choose a shorter object name.</source>
        <translation>请使用更短的消息类型名。</translation>
    </message>
    <message>
        <source>Shorten the content, or send the address of the media in the place of the media.</source>
        <translation>请精简内容，或改为发送媒体文件的链接。</translation>
    </message>
    <message>
        <source>Use a nonce of at most 18 digits.</source>
        <translation>请使用不超过 18 位数字的随机数。</translation>
    </message>
    <message>
        <source>Find the reply of the broadcast itself.</source>
        <translation>请找出广播本身的响应。</translation>
    </message>
    <message>
        <source>Give the vendor&apos;s support the code, the words beside it and the request ID.</source>
        <translation>请将返回码、随附的说明和请求 ID 提供给厂商技术支持。</translation>
    </message>
    <message>
        <source>Keep the answer, and check the address and the proxy.</source>
        <translation>请保留该响应，并检查地址与代理。</translation>
    </message>
    <message>
        <source>Check the address, the network and the firewall, then send again.</source>
        <translation>请检查地址、网络与防火墙，然后重新发送。</translation>
    </message>
    <message>
        <source>Connect the computer to a network, then send again.</source>
        <translation>请先连接网络，再重新发送。</translation>
    </message>
    <message>
        <source>Look at the certificate and at who issued it. Never switch the check off.</source>
        <translation>请查看证书及其颁发者。切勿关闭证书检查。</translation>
    </message>
    <message>
        <source>Set the clock, then try again.</source>
        <translation>请校准时钟后再试。</translation>
    </message>
    <message>
        <source>Check the proxy settings, and the name and password for it.</source>
        <translation>请检查代理设置及其用户名和密码。</translation>
    </message>
    <message>
        <source>Check the disk and its permissions, then send again.</source>
        <translation>请检查磁盘及其权限，然后重新发送。</translation>
    </message>
    <message>
        <source>Ask someone in a chatroom whether it arrived. If it comes again, give the request ID to the vendor&apos;s support.</source>
        <translation>请先向聊天室中的人确认是否收到。如反复出现，请将请求 ID 提供给厂商技术支持。</translation>
    </message>
    <message>
        <source>The app may live in another data centre than the address in use, which is that of %1.</source>
        <extracomment>%1 is the name of a data centre: &quot;Singapore&quot;</extracomment>
        <translation>应用所在的数据中心可能与当前地址不同，当前地址属于%1。</translation>
    </message>
    <message>
        <source>This send had not ended when its row was read.</source>
        <translation>读取此记录时，这次发送尚未结束。</translation>
    </message>
    <message>
        <source>The log says that nothing left the computer, and this row of it has no reason.</source>
        <translation>日志显示没有任何内容离开计算机，而此记录未注明原因。</translation>
    </message>
    <message>
        <source>Look into Crier&apos;s log again when it has ended.</source>
        <translation>请在其结束后再次查看 Crier 的日志。</translation>
    </message>
    <message>
        <source>Look into Crier&apos;s log for the reason, then send again.</source>
        <translation>请在 Crier 的日志中查看原因，然后重新发送。</translation>
    </message>
</context>
<context>
    <name>ChatLayout</name>
    <message>
        <source>No thumbnail</source>
        <translation>没有缩略图</translation>
    </message>
    <message>
        <source>The thumbnail is not Base64</source>
        <translation>缩略图不是 Base64</translation>
    </message>
    <message>
        <source>The thumbnail is no JPEG, PNG or GIF</source>
        <translation>缩略图不是 JPEG、PNG 或 GIF</translation>
    </message>
    <message>
        <source>The thumbnail has %1 x %2 pixels, too many to be shown here</source>
        <translation>缩略图为 %1 x %2 像素，过大，无法在此显示</translation>
    </message>
    <message>
        <source>The thumbnail is damaged</source>
        <translation>缩略图已损坏</translation>
    </message>
</context>
<context>
    <name>ChatMessage</name>
    <message>
        <source>From %1</source>
        <comment>%1 is the host of a file</comment>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>[%1]</source>
        <comment>%1 is the type of a message</comment>
        <translation>[%1]</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 像素</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds of sound</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 of sound inside the message</source>
        <comment>%1 is a size</comment>
        <translation>消息内含 %1 音频</translation>
    </message>
    <message>
        <source>Chat history</source>
        <translation>聊天记录</translation>
    </message>
    <message>
        <source>Chat history of %1</source>
        <comment>%1 are names</comment>
        <translation>%1 的聊天记录</translation>
    </message>
    <message>
        <source>Messages: %1</source>
        <comment>%1 is a number</comment>
        <translation>消息数：%1</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <comment>%1 is a host</comment>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Members see nothing; the app reacts.</source>
        <translation>成员看不到任何内容；由应用作出反应。</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Voice, %1</source>
        <translation>语音，%1</translation>
    </message>
    <message>
        <source>Invisible characters, shown as [U+...]: %1</source>
        <comment>%1 is a number</comment>
        <translation>不可见字符（显示为 [U+...]）：%1 个</translation>
    </message>
    <message>
        <source>Portrait from %1, not loaded here.</source>
        <comment>%1 is a host</comment>
        <translation>头像来自 %1，此处不加载。</translation>
    </message>
    <message>
        <source>Members see nothing; %1&apos;s SDK in the app acts on it.</source>
        <extracomment>%1 is the vendor&apos;s name</extracomment>
        <translation>成员看不到任何内容；由应用中的%1 SDK 处理。</translation>
    </message>
</context>
<context>
    <name>ChatroomModel</name>
    <message>
        <source>%1... (shortened here)</source>
        <comment>%1 is the beginning of a text</comment>
        <translation>%1……（此处已截短）</translation>
    </message>
    <message>
        <source>Your app decides how this looks.</source>
        <translation>显示效果由您的应用决定。</translation>
    </message>
</context>
<context>
    <name>CheckCommand</name>
    <message>
        <source>Say what to check: either --profile NAME; or --url and --app-key, with --app-secret-env or --app-secret-stdin.</source>
        <translation>请说明检查什么：--profile 名称；或 --url 和 --app-key，并附 --app-secret-env 或 --app-secret-stdin。</translation>
    </message>
    <message>
        <source>The profile says where the service is and with which App Key; leave out --url, --app-key and, for the sandbox, the App Secret.</source>
        <translation>配置已说明服务的位置和 App Key；请去掉 --url、--app-key，对于沙箱还要去掉 App Secret。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option of check; &quot;crierctl check --help&quot; shows them all.</source>
        <translation>&quot;%1&quot; 不是 check 的选项；用 &quot;crierctl check --help&quot; 查看全部选项。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名称。</translation>
    </message>
    <message>
        <source>Usage: crierctl check (--profile NAME | --url URL --app-key K)
                      [--app-secret-env VAR | --app-secret-stdin] [--sender USER] [--room ID] [--json]

Looks at the way to the service and asks it questions that only read, step by step: proxy, DNS, connection, TLS,
clock, App Key and signature, sender, rehearsal room. No broadcast is sent and nobody is reached. Whether
broadcasts are enabled (1009) cannot be checked this way.
  --profile NAME        one that &quot;crierctl profile list&quot; shows, or &quot;sandbox&quot;: Crier&apos;s own test server
                        inside this program
%1
                        without either, the key store gives the secret of the profile
  --sender USER         ask about this sender; the profile&apos;s own where it has one
  --room ID             ask about this chatroom; the profile&apos;s rehearsal room where it has one
  --json                one object: ok, worst, and steps with status, verdict, ms, facts, message and advice

Exit codes: 0 nothing failed (there may be warnings), 2 usage, 3 refused here, 5 a step failed.
Common option: --data-dir DIR.</source>
        <translation>用法：crierctl check (--profile 名称 | --url URL --app-key K)
                      [--app-secret-env 变量 | --app-secret-stdin] [--sender 用户] [--room ID] [--json]

逐步查看通往服务的路径，并向服务提出只读的询问：代理、DNS、连接、TLS、时钟、App Key 与签名、发送者、演练聊天室。
不发送广播，不会触达任何人。是否开通了广播（1009）无法这样检查。
  --profile 名称        &quot;crierctl profile list&quot; 列出的配置之一，或 &quot;sandbox&quot;：本程序内置的 Crier 测试服务器
%1
                        两者都不给时，从密钥库读取该配置的密钥
  --sender 用户         查询此发送者；默认为配置中的发送者
  --room ID             查询此聊天室；默认为配置中的演练聊天室
  --json                输出一个对象：ok、worst，以及含 status、verdict、ms、facts、message 和 advice 的 steps

退出码：0 没有失败（可能有警告），2 用法错误，3 在本机被拒绝，5 有步骤失败。
通用选项：--data-dir 目录。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>An option lacks its value, or has one that it does not take.</source>
        <translation>某个选项缺少值，或带有不该有的值。</translation>
    </message>
    <message>
        <source>%1 has no option &quot;%2&quot;; &quot;crierctl %1 --help&quot; shows them all.</source>
        <translation>%1 没有选项“%2”；用 &quot;crierctl %1 --help&quot; 查看全部选项。</translation>
    </message>
    <message>
        <source>--%1 is there twice; give it once.</source>
        <translation>--%1 出现了两次；请只给出一次。</translation>
    </message>
    <message>
        <source>The damaged send log was kept as %1, and its rows are missing from the new one; once you know of that, run &quot;crierctl log acknowledge&quot; to send again.</source>
        <translation>损坏的发送日志已保留为 %1，新日志中没有其中的记录；知悉后请运行 &quot;crierctl log acknowledge&quot; 以恢复发送。</translation>
    </message>
    <message>
        <source>The chatroom broadcast service is off for this App Key. Enable it in the service&apos;s console, then send with --try-again.</source>
        <translation>此 App Key 未开通聊天室广播服务。请在服务控制台开通，然后用 --try-again 发送。</translation>
    </message>
</context>
<context>
    <name>CredentialManager</name>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows 凭据管理器</translation>
    </message>
    <message>
        <source>It is longer than the %1 bytes the store takes.</source>
        <translation>超过密钥库可接受的 %1 字节。</translation>
    </message>
</context>
<context>
    <name>Crierctl</name>
    <message>
        <source>The command line is not valid UTF-8; give the content with --content-file instead.</source>
        <translation>命令行不是有效的 UTF-8；请改用 --content-file 给出内容。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名。</translation>
    </message>
    <message>
        <source>A command is missing; &quot;crierctl --help&quot; shows them.</source>
        <translation>缺少命令；用 &quot;crierctl --help&quot; 查看全部命令。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a command of crierctl; &quot;crierctl --help&quot; shows them.</source>
        <translation>“%1”不是 crierctl 的命令；用 &quot;crierctl --help&quot; 查看全部命令。</translation>
    </message>
    <message>
        <source>The output could not be written; what was printed is not complete.</source>
        <translation>输出无法写入；已打印的内容不完整。</translation>
    </message>
    <message>
        <source>Usage: crierctl [--data-dir DIR] COMMAND ...

  sandbox   run a test server that behaves like the service; nobody is reached
  send      send one chatroom broadcast
  check     find out whether broadcasts could be sent; nobody is reached
  validate  say what is wrong with a message, without sending it
  types     list the message types and their fields
  log       list, show and export what was sent
  explain   say what a code or a reply means and what to do
  inspect   say what is wrong with a request and its signature
  profile   add, list and remove profiles, with their App Secrets
  template  list templates and fill one in

&quot;crierctl COMMAND --help&quot; tells more. Also: --version, --help.</source>
        <translation>用法：crierctl [--data-dir DIR] COMMAND ...

  sandbox   运行行为与服务相同的测试服务器；不会触达任何人
  send      发送一条聊天室广播
  check     检查能否发送广播；不会触达任何人
  validate  检查消息有什么问题，不发送
  types     列出消息类型及其字段
  log       列出、查看和导出发送记录
  explain   说明返回码或响应的含义与处理办法
  inspect   检查请求及其签名的问题
  profile   添加、列出和删除配置及其 App Secret
  template  列出模板并填写

“crierctl COMMAND --help”可查看更多说明。另有：--version、--help。</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>A draft of a newer Crier</source>
        <translation>较新版本 Crier 的草稿</translation>
    </message>
    <message>
        <source>Empty draft</source>
        <translation>空草稿</translation>
    </message>
    <message>
        <source>%1, empty</source>
        <comment>%1 is a type</comment>
        <translation>%1（空）</translation>
    </message>
    <message>
        <source>When it was opened</source>
        <translation>打开时</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>撰写过程中</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>Before a template</source>
        <translation>套用模板之前</translation>
    </message>
    <message>
        <source>Before another type</source>
        <translation>更换类型之前</translation>
    </message>
    <message>
        <source>Before formatting</source>
        <translation>格式化之前</translation>
    </message>
    <message>
        <source>Before loading a file</source>
        <translation>载入文件之前</translation>
    </message>
    <message>
        <source>When sending</source>
        <translation>发送时</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>This draft is open in this window already.</source>
        <translation>这份草稿已在此窗口中打开。</translation>
    </message>
    <message>
        <source>This draft is open in another window. Go on there, or open a copy here.</source>
        <translation>这份草稿已在另一个窗口中打开。请在那里继续，或在此打开副本。</translation>
    </message>
    <message>
        <source>It is not there any more. Look at the list again.</source>
        <translation>它已不存在。请重新查看列表。</translation>
    </message>
    <message>
        <source>It is damaged and cannot be read.</source>
        <translation>它已损坏，无法读取。</translation>
    </message>
    <message>
        <source>It is damaged and was kept as %1.</source>
        <translation>它已损坏，已另存为 %1。</translation>
    </message>
    <message>
        <source>A newer Crier wrote this draft. Install that version to open it.</source>
        <translation>这份草稿由较新版本的 Crier 写入。请安装该版本后打开。</translation>
    </message>
    <message>
        <source>It cannot be read. Check the permissions of its file.</source>
        <translation>无法读取。请检查其文件的权限。</translation>
    </message>
    <message>
        <source>It cannot be read: %1. Check the permissions of its file.</source>
        <translation>无法读取：%1。请检查其文件的权限。</translation>
    </message>
    <message>
        <source>A draft was damaged. It was kept as %1, and its newest version took its place.</source>
        <translation>有一份草稿已损坏，已另存为 %1，并由其最新的版本接替。</translation>
    </message>
    <message>
        <source>A draft could not be read. It was kept as %1.</source>
        <translation>有一份草稿无法读取，已另存为 %1。</translation>
    </message>
</context>
<context>
    <name>EnvironmentBand</name>
    <message>
        <source>Nobody is reached: messages stay on this computer.</source>
        <translation>不会触达任何人：消息只留在本机。</translation>
    </message>
    <message>
        <source>%1: everyone in its test chatrooms is reached.</source>
        <comment>%1 is a profile name</comment>
        <translation>%1：将触达其测试聊天室中的所有人。</translation>
    </message>
    <message>
        <source>%1: real people in all its chatrooms are reached. A broadcast cannot be recalled.</source>
        <comment>%1 is a profile name</comment>
        <translation>%1：将触达其全部聊天室中的真实用户。广播无法撤回。</translation>
    </message>
</context>
<context>
    <name>ExplainCommand</name>
    <message>
        <source>Meaning:</source>
        <translation>含义：</translation>
    </message>
    <message>
        <source>Likely cause:</source>
        <translation>可能原因：</translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation>处理办法：</translation>
    </message>
    <message>
        <source>Who can do it:</source>
        <translation>由谁处理：</translation>
    </message>
    <message>
        <source>Delivered?</source>
        <translation>是否送达：</translation>
    </message>
    <message>
        <source>In its own words:</source>
        <translation>服务端说明：</translation>
    </message>
    <message>
        <source>Also possible:</source>
        <translation>其他可能：</translation>
    </message>
    <message>
        <source>How sure:</source>
        <translation>可信度：</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>来源：</translation>
    </message>
    <message>
        <source>Give one code, or - for a text on standard input; &quot;crierctl explain --help&quot; tells more.</source>
        <translation>请给出一个返回码，或用 - 从标准输入读取文本；“crierctl explain --help”可查看更多说明。</translation>
    </message>
    <message>
        <source>Standard input cannot be read; give a file or a pipe.</source>
        <translation>无法读取标准输入；请使用文件或管道。</translation>
    </message>
    <message>
        <source>Nothing in it says how a broadcast ended; give the reply of the service, a line of a log, or a code.</source>
        <translation>其中没有广播结果的信息；请给出服务端的响应、一行日志或返回码。</translation>
    </message>
    <message>
        <source>Usage: crierctl explain CODE|- [--profile NAME | --app-key K] [--json]

Says what a code, or a reply pasted on standard input, means, why it came and what to do. Takes the
service&apos;s JSON, a whole HTTP reply, what &quot;curl -v&quot; printed, a line of another program&apos;s log, a row
of Crier&apos;s own log, or a number. Sends nothing.
  --profile NAME        whose sends to look for in Crier&apos;s log, which is only read: what was sent before
                        tells why 1008 came
  --app-key K           the same, by the App Key
  --json                one object

Exit codes: 0 explained, 2 usage, 3 nothing was recognised. Common option: --data-dir DIR.</source>
        <translation>用法：crierctl explain 返回码|- [--profile 名称 | --app-key K] [--json]

说明返回码或从标准输入粘贴的响应是什么意思、为何出现、如何处理。可接受服务端的 JSON、完整的 HTTP 响应、
“curl -v”的输出、其他程序的一行日志、Crier 日志中的一行，或一个数字。不发送任何内容。
  --profile 名称   在 Crier 的日志中查找该配置的发送记录（只读）：之前发送过什么，
                   能说明 1008 为何出现
  --app-key K      同上，按 App Key 查找
  --json           输出一个对象

退出码：0 已说明，2 用法错误，3 未识别出任何内容。通用选项：--data-dir 文件夹。</translation>
    </message>
    <message>
        <source>Crier&apos;s log could not be looked into: %1</source>
        <translation>无法查看 Crier 的日志：%1</translation>
    </message>
    <message>
        <source>The profile says which App Key it is; leave out --app-key.</source>
        <translation>配置已指定 App Key；请去掉 --app-key。</translation>
    </message>
</context>
<context>
    <name>IncidentWords</name>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last %1 hours</source>
        <translation>最近 %1 小时</translation>
    </message>
    <message>
        <source>less than a minute ago</source>
        <translation>不到 1 分钟前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 次已接受</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 次已拒绝</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 次未发送</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 次结果未知</translation>
    </message>
    <message>
        <source>%1 under way</source>
        <translation>%1 次进行中</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>没有发送</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two counts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Error rate %1 %.</source>
        <translation>错误率 %1%。</translation>
    </message>
    <message>
        <source>Half of the answers came within %1, 95 % within %2.</source>
        <translation>半数响应在 %1 内到达，95% 在 %2 内到达。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>a span of time, and how many sends ended how</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 to %2: %3.</source>
        <comment>two times of day, and how many sends ended how</comment>
        <translation>%1 至 %2：%3。</translation>
    </message>
</context>
<context>
    <name>InspectCommand</name>
    <message>
        <source>Give - and the request on standard input; &quot;crierctl inspect --help&quot; tells more.</source>
        <translation>请给出 -，并从标准输入提供请求；“crierctl inspect --help”可查看更多说明。</translation>
    </message>
    <message>
        <source>Standard input cannot be read; give a file or a pipe.</source>
        <translation>无法读取标准输入；请使用文件或管道。</translation>
    </message>
    <message>
        <source>Usage: crierctl inspect - [--profile NAME] [--all-profiles] [--app-secret-env VAR] [--app-key K]
                          [--json]

Reads a failing request on standard input (as it was sent, a curl command, or its headers out of a
log) and says what is wrong with it and which mistake made its signature. All is computed here;
nothing is sent, and neither the secret nor a right signature is printed.
  --profile NAME        the profile whose App Key and App Secret it should have; the secret comes
                        from the key store
  --app-secret-env VAR  the environment variable that holds the App Secret; without any secret,
                        only what needs none is checked
  --app-key K           the App Key that the secret belongs to
  --all-profiles        also tries the App Secrets of all stored profiles, out of the key store
  --json                one object: ok, form, signature, slips and observations

Exit codes: 0 no error, 2 usage, 3 errors were found or nothing was recognised. Common option:
--data-dir DIR.</source>
        <translation>用法：crierctl inspect - [--profile 名称] [--all-profiles] [--app-secret-env 变量]
                          [--app-key K] [--json]

从标准输入读取失败的请求（原始请求、curl 命令，或日志中的请求头），说明其中的问题以及签名错在哪里。
全部在本机计算；不发送任何内容，也不输出密钥或正确的签名。
  --profile 名称         应使用其 App Key 与 App Secret 的配置；密钥取自密钥库
  --app-secret-env 变量  存放 App Secret 的环境变量；没有任何密钥时只检查不需要密钥的部分
  --app-key K            该密钥所属的 App Key
  --all-profiles         同时尝试密钥库中所有已保存配置的 App Secret
  --json                 输出一个对象：ok、form、signature、slips 和 observations

退出码：0 没有错误，2 用法错误，3 发现错误或未识别出请求。通用选项：--data-dir 文件夹。</translation>
    </message>
</context>
<context>
    <name>Inspections</name>
    <message>
        <source>The signature is written in capital letters. The service probably takes it, but small letters are documented.</source>
        <translation>签名使用了大写字母。服务端多半会接受，但文档规定为小写。</translation>
    </message>
    <message>
        <source>The header has milliseconds, but seconds were signed. Use the same text for both.</source>
        <translation>请求头是毫秒，签名用的却是秒。两处请使用同一文本。</translation>
    </message>
    <message>
        <source>The header has seconds, but milliseconds were signed. Use the same text for both.</source>
        <translation>请求头是秒，签名用的却是毫秒。两处请使用同一文本。</translation>
    </message>
    <message>
        <source>The parts were put together in the wrong order. It is secret, nonce, timestamp.</source>
        <translation>拼接顺序有误，应为密钥、随机数、时间戳。</translation>
    </message>
    <message>
        <source>A character stands between the signed parts. Put them together without one.</source>
        <translation>拼接时各部分之间多了字符，应直接相连。</translation>
    </message>
    <message>
        <source>The App Key was used in the place of the App Secret.</source>
        <translation>误用 App Key 作为 App Secret。</translation>
    </message>
    <message>
        <source>The App Key was signed as well. Only secret, nonce and timestamp are.</source>
        <translation>App Key 也参与了签名；只应包含密钥、随机数和时间戳。</translation>
    </message>
    <message>
        <source>The nonce was not signed.</source>
        <translation>签名缺少随机数。</translation>
    </message>
    <message>
        <source>The timestamp was not signed.</source>
        <translation>签名缺少时间戳。</translation>
    </message>
    <message>
        <source>The secret was empty when it was signed. Check where the program reads it from.</source>
        <translation>签名时密钥为空。请检查程序从何处读取密钥。</translation>
    </message>
    <message>
        <source>The secret was signed with a blank beside it. Trim it where the program reads it.</source>
        <translation>签名时密钥旁边多了空白。请在程序读取处去除首尾空白。</translation>
    </message>
    <message>
        <source>The secret of this profile has blanks around it, and the one that was signed has none. Enter the profile&apos;s secret again without them.</source>
        <translation>此配置的密钥首尾有空白，而签名所用的没有。请重新输入不含空白的密钥。</translation>
    </message>
    <message>
        <source>The secret was signed with a line break behind it, as files and echo add one. Cut it off where the program reads it.</source>
        <translation>签名时密钥末尾多了换行，文件和 echo 常会添加换行。请在程序读取处去除。</translation>
    </message>
    <message>
        <source>The secret was signed with its quotation marks. Take them out of the setting.</source>
        <translation>签名时密钥带着引号。请从设置中去除引号。</translation>
    </message>
    <message>
        <source>The secret was percent-encoded before it was signed. Sign it as it is.</source>
        <translation>密钥在签名前被百分号编码。请直接使用原文签名。</translation>
    </message>
    <message>
        <source>The secret was percent-decoded before it was signed. Sign it as it is.</source>
        <translation>密钥在签名前被百分号解码。请直接使用原文签名。</translation>
    </message>
    <message>
        <source>The secret was written as Base64 before it was signed. Sign it as it is.</source>
        <translation>密钥在签名前被转为 Base64。请直接使用原文签名。</translation>
    </message>
    <message>
        <source>The secret was decoded from Base64 before it was signed. Sign it as it is.</source>
        <translation>密钥在签名前被 Base64 解码。请直接使用原文签名。</translation>
    </message>
    <message>
        <source>The secret was signed in other letters, capital or small, than it has.</source>
        <translation>签名时密钥的大小写被改变。</translation>
    </message>
    <message>
        <source>The secret of another profile was used.</source>
        <translation>使用了另一个配置的密钥。</translation>
    </message>
    <message>
        <source>The secret of another profile was used: %1.</source>
        <translation>使用了另一个配置的密钥：%1。</translation>
    </message>
    <message>
        <source>SHA-256 was used. The service wants SHA-1.</source>
        <translation>使用了 SHA-256；服务端要求 SHA-1。</translation>
    </message>
    <message>
        <source>SHA-512 was used. The service wants SHA-1.</source>
        <translation>使用了 SHA-512；服务端要求 SHA-1。</translation>
    </message>
    <message>
        <source>MD5 was used. The service wants SHA-1.</source>
        <translation>使用了 MD5；服务端要求 SHA-1。</translation>
    </message>
    <message>
        <source>HMAC-SHA-1 was used. The service wants the plain SHA-1 of the parts in a row.</source>
        <translation>使用了 HMAC-SHA-1；服务端要求对直接拼接的内容计算 SHA-1。</translation>
    </message>
    <message>
        <source>HMAC-SHA-256 was used. The service wants the plain SHA-1 of the parts in a row.</source>
        <translation>使用了 HMAC-SHA-256；服务端要求对直接拼接的内容计算 SHA-1。</translation>
    </message>
    <message>
        <source>The signature is written as Base64. The service wants 40 hexadecimal digits.</source>
        <translation>签名写成了 Base64；服务端要求 40 位十六进制数字。</translation>
    </message>
    <message>
        <source>The signature is right: it comes from this secret and these headers.</source>
        <translation>签名正确：由此密钥和这些请求头得出。</translation>
    </message>
    <message>
        <source>It is known how this signature was made: %1</source>
        <translation>已找出此签名的由来：%1</translation>
    </message>
    <message>
        <source>No known mistake makes this signature out of these headers, and why cannot be told from it. Likely: the secret is another one, or the nonce or the timestamp was changed after signing.</source>
        <translation>没有已知的错误能由这些请求头得出此签名，无法从签名本身判断原因。可能是密钥不同，或签名之后随机数或时间戳被改动。</translation>
    </message>
    <message>
        <source>Whether the signature is right cannot be told without the App Secret. What can be told without it was checked.</source>
        <translation>没有 App Secret 无法判断签名是否正确。不需要密钥的部分已检查。</translation>
    </message>
    <message>
        <source>The signature cannot be checked: what it was made from is not all there.</source>
        <translation>无法检查签名：参与签名的内容不全。</translation>
    </message>
    <message>
        <source>The signature has %1 characters. SHA-1 in hexadecimal has 40.</source>
        <translation>签名有 %1 个字符；十六进制的 SHA-1 应为 40 个。</translation>
    </message>
    <message>
        <source>This signature is copied from an example on the vendor&apos;s pages, which is wrong there already. Make one from your own secret, nonce and timestamp.</source>
        <translation>此签名抄自厂商页面的示例，而该示例本身就是错的。请用自己的密钥、随机数和时间戳计算。</translation>
    </message>
    <message>
        <source>The App Secret itself stands in this request. It must never be sent or logged: replace it in the console, and take it out of the program&apos;s output.</source>
        <translation>此请求中含有 App Secret 本身。它绝不能发送或写入日志：请在控制台更换，并从程序的输出中去除。</translation>
    </message>
    <message>
        <source>The header %1 is missing.</source>
        <translation>缺少请求头 %1。</translation>
    </message>
    <message>
        <source>The header %1 is there more than once, with different values.</source>
        <translation>请求头 %1 出现多次，且值不同。</translation>
    </message>
    <message>
        <source>Headers with and without &quot;RC-&quot; in front are mixed. Use one kind for all four.</source>
        <translation>带与不带“RC-”前缀的请求头混用了。四个请求头请统一。</translation>
    </message>
    <message>
        <source>The nonce has %1 characters; 18 are allowed.</source>
        <translation>随机数有 %1 个字符；最多 18 个。</translation>
    </message>
    <message>
        <source>The timestamp is no number. It is milliseconds since 1970 in UTC.</source>
        <translation>时间戳不是数字；应为 1970 年以来的 UTC 毫秒数。</translation>
    </message>
    <message>
        <source>The timestamp is in seconds. The vendor&apos;s SDKs do so too and the service takes it, but milliseconds are documented.</source>
        <translation>时间戳以秒为单位。厂商的 SDK 也如此，服务端会接受，但文档规定为毫秒。</translation>
    </message>
    <message>
        <source>The timestamp has %1 digits; milliseconds have 13.</source>
        <translation>时间戳有 %1 位；毫秒应为 13 位。</translation>
    </message>
    <message>
        <source>The timestamp is %1 seconds in the future. Set the clock of the computer that signed it.</source>
        <translation>时间戳比现在晚 %1 秒。请校准签名方计算机的时钟。</translation>
    </message>
    <message>
        <source>The timestamp is %1 seconds old. If the request was made just now, the clock of the computer that signed it is wrong.</source>
        <translation>时间戳是 %1 秒之前的。如果请求是刚刚发出的，则签名方计算机的时钟不准。</translation>
    </message>
    <message>
        <source>The App Key of the request, %1, is not the one of this profile, so this profile&apos;s secret does not belong to it.</source>
        <translation>请求的 App Key（%1）不是此配置的，因此此配置的密钥与之不对应。</translation>
    </message>
    <message>
        <source>X-Request-ID has %1 characters; 36 are allowed.</source>
        <translation>X-Request-ID 有 %1 个字符；最多 36 个。</translation>
    </message>
    <message>
        <source>The method is %1. The service wants POST.</source>
        <translation>请求方法是 %1；服务端要求 POST。</translation>
    </message>
    <message>
        <source>The address begins with http:// and everybody on the way can read and change the message. Use https://.</source>
        <translation>地址以 http:// 开头，途中任何人都能读取和改动消息。请使用 https://。</translation>
    </message>
    <message>
        <source>The path %1 does not end in .json, and the service knows no such one.</source>
        <translation>路径 %1 不以 .json 结尾，服务端没有这样的接口。</translation>
    </message>
    <message>
        <source>The path %1 is not the chatroom broadcast: it reaches all users of the app, even those in no chatroom. Use /message/chatroom/broadcast.json.</source>
        <translation>路径 %1 不是聊天室广播：它会发给应用的所有用户，包括不在聊天室中的用户。请使用 /message/chatroom/broadcast.json。</translation>
    </message>
    <message>
        <source>The path %1 belongs to the vendor&apos;s new platform, which takes JSON and other names. Do not mix the two.</source>
        <translation>路径 %1 属于厂商的新平台，使用 JSON 和另一套名称。请勿混用。</translation>
    </message>
    <message>
        <source>The path %1 is that of another call. Only what all calls have in common was checked.</source>
        <translation>路径 %1 属于其他接口。仅检查了各接口共有的部分。</translation>
    </message>
    <message>
        <source>The body is not there, so it was not checked.</source>
        <translation>没有正文，因此未检查。</translation>
    </message>
    <message>
        <source>The body is in a file of the other computer, so it was not checked.</source>
        <translation>正文在对方计算机的文件中，因此未检查。</translation>
    </message>
    <message>
        <source>The body is empty. The service answers 1003 to that.</source>
        <translation>正文为空；服务端会返回 1003。</translation>
    </message>
    <message>
        <source>The body is JSON. The service wants a form: fromUserId=...&amp;objectName=...&amp;content=...</source>
        <translation>正文是 JSON；服务端要求表单：fromUserId=...&amp;objectName=...&amp;content=...。</translation>
    </message>
    <message>
        <source>The body is a multipart form. The service wants application/x-www-form-urlencoded.</source>
        <translation>正文是 multipart 表单；服务端要求 application/x-www-form-urlencoded。</translation>
    </message>
    <message>
        <source>The body cannot be read as a form: a parameter has no = behind its name, or an escape is broken. Percent-encode each value, above all &amp; and %.</source>
        <translation>正文无法作为表单解析：某个参数名后没有 =，或转义不完整。请对每个值做百分号编码，尤其是 &amp; 和 %。</translation>
    </message>
    <message>
        <source>Content-Type is missing. Say application/x-www-form-urlencoded.</source>
        <translation>缺少 Content-Type，应为 application/x-www-form-urlencoded。</translation>
    </message>
    <message>
        <source>Content-Type is %1. The service wants application/x-www-form-urlencoded.</source>
        <translation>Content-Type 是 %1；服务端要求 application/x-www-form-urlencoded。</translation>
    </message>
    <message>
        <source>Content-Length says %1, but the body has %2 bytes. Count bytes and not characters; or the body was changed when it was copied.</source>
        <translation>Content-Length 为 %1，但正文有 %2 字节。请按字节而不是字符计数；也可能是复制时正文被改动。</translation>
    </message>
    <message>
        <source>The parameter %1 is missing.</source>
        <translation>缺少参数 %1。</translation>
    </message>
    <message>
        <source>The parameter %1 is there more than once.</source>
        <translation>参数 %1 出现多次。</translation>
    </message>
    <message>
        <source>The parameter %1 belongs to other calls. A chatroom broadcast ignores or refuses it.</source>
        <translation>参数 %1 属于其他接口；聊天室广播会忽略或拒绝它。</translation>
    </message>
    <message>
        <source>The parameter %1 is not known to a chatroom broadcast.</source>
        <translation>聊天室广播没有参数 %1。</translation>
    </message>
    <message>
        <source>The value of %1 was percent-encoded twice. Encode it once; many libraries do it by themselves.</source>
        <translation>%1 的值被百分号编码了两次。只需编码一次；许多库会自动编码。</translation>
    </message>
    <message>
        <source>The content became JSON twice: it is a text that holds JSON in quotation marks. Serialise it once.</source>
        <translation>内容被序列化了两次：成了带引号的 JSON 文本。只需序列化一次。</translation>
    </message>
    <message>
        <source>A + in the value of %1 is not encoded, and the service reads a blank for it. Write %2B.</source>
        <comment>%1 is a name; %2B is to stand as it is</comment>
        <translation>%1 的值中有未编码的 +，服务端会将其读作空格。请写成 %2B。</translation>
    </message>
    <message>
        <source>The values of %1 are joined with commas. Repeat the parameter, once for each value.</source>
        <translation>%1 的多个值用逗号连在一起。请为每个值重复一次该参数。</translation>
    </message>
    <message>
        <source>No request was recognised. Paste one as it was sent, a curl command, or its headers out of a log.</source>
        <translation>未识别出请求。请粘贴原始请求、curl 命令，或日志中的请求头。</translation>
    </message>
    <message>
        <source>Read as an HTTP request.</source>
        <translation>识别为 HTTP 请求。</translation>
    </message>
    <message>
        <source>Read as a curl command.</source>
        <translation>识别为 curl 命令。</translation>
    </message>
    <message>
        <source>Read as a curl command for the Windows command prompt.</source>
        <translation>识别为 Windows 命令提示符的 curl 命令。</translation>
    </message>
    <message>
        <source>Read as headers out of a log.</source>
        <translation>识别为日志中的请求头。</translation>
    </message>
    <message>
        <source>The text is very long; only its first 512 KiB were looked at.</source>
        <translation>文本很长；只检查了前 512 KiB。</translation>
    </message>
    <message>
        <source>The text holds bytes that are no characters.</source>
        <translation>文本中含有不是字符的字节。</translation>
    </message>
    <message>
        <source>A quotation mark has no partner. Copy the whole command.</source>
        <translation>引号不成对。请复制完整的命令。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The signed time is a little different from the one in the header: the clock was read twice, or the header was changed after signing. Read the clock once and use it for both.</source>
        <translation>签名的时间与请求头略有不同：时钟读取了两次，或请求头在签名后被改动。请只读取一次时钟，两处共用。</translation>
    </message>
    <message>
        <source>The header %1 was changed after signing: the signature is right for another value of it that the request tells as well. Look at what rewrites the headers on the way, or sets this one twice.</source>
        <translation>请求头 %1 在签名后被改动：对于请求中也能看到的另一个值，签名是正确的。请检查途中是什么改写了请求头，或将其设置了两次。</translation>
    </message>
    <message>
        <source>The App Key of the request, %1, is that of the profile %2, so the request was checked with that one&apos;s secret.</source>
        <translation>请求的 App Key（%1）属于配置 %2，因此已用该配置的密钥检查此请求。</translation>
    </message>
    <message>
        <source>Only the beginning of the body can be told from the text around it, so the message was not checked. Paste the request as it was sent.</source>
        <translation>只能从周围的文字中辨认出正文的开头，因此未检查消息。请粘贴实际发送的请求。</translation>
    </message>
</context>
<context>
    <name>LogCommand</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a log row; give the number that &quot;crierctl log list&quot; shows.</source>
        <translation>“%1”不是日志行；请给出 &quot;crierctl log list&quot; 显示的编号。</translation>
    </message>
    <message>
        <source>There is no log row %1; &quot;crierctl log list&quot; shows the rows there are.</source>
        <translation>没有第 %1 行日志；用 &quot;crierctl log list&quot; 查看现有的行。</translation>
    </message>
    <message>
        <source>Time:</source>
        <translation>时间：</translation>
    </message>
    <message>
        <source>Environment:</source>
        <translation>环境：</translation>
    </message>
    <message>
        <source>Profile:</source>
        <translation>配置：</translation>
    </message>
    <message>
        <source>App Key:</source>
        <translation>App Key：</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>主机：</translation>
    </message>
    <message>
        <source>Sender:</source>
        <translation>发送者：</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Include sender:</source>
        <translation>含发送者：</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Operator:</source>
        <translation>操作者：</translation>
    </message>
    <message>
        <source>Request id:</source>
        <translation>请求 ID：</translation>
    </message>
    <message>
        <source>Content SHA-256:</source>
        <translation>内容 SHA-256：</translation>
    </message>
    <message>
        <source>Body SHA-256:</source>
        <translation>请求体 SHA-256：</translation>
    </message>
    <message>
        <source>HTTP status:</source>
        <translation>HTTP 状态：</translation>
    </message>
    <message>
        <source>Code:</source>
        <translation>返回码：</translation>
    </message>
    <message>
        <source>The service said:</source>
        <translation>服务端消息：</translation>
    </message>
    <message>
        <source>Detail:</source>
        <translation>详情：</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an export format; choose --format csv or --format jsonl.</source>
        <translation>“%1”不是导出格式；请选择 --format csv 或 --format jsonl。</translation>
    </message>
    <message>
        <source>%1 is there already; choose another name, or add --overwrite to replace it.</source>
        <translation>%1 已存在；请换一个名称，或加 --overwrite 以替换。</translation>
    </message>
    <message>
        <source>Usage: crierctl log list [--limit N] [--json]
       crierctl log show ID [--json]
       crierctl log export --format csv|jsonl [--overwrite] FILE
       crierctl log acknowledge

The send log, newest first. &quot;acknowledge&quot; says that you know a damaged log was set aside, so that
sending is possible again. Common option: --data-dir DIR.</source>
        <translation>用法：crierctl log list [--limit N] [--json]
      crierctl log show 编号 [--json]
      crierctl log export --format csv|jsonl [--overwrite] 文件
      crierctl log acknowledge

发送日志，最新的在前。&quot;acknowledge&quot; 表示您已知悉损坏的日志被移到一旁，
此后可以继续发送。通用选项：--data-dir 文件夹。</translation>
    </message>
    <message>
        <source>This is not a log command; &quot;crierctl log --help&quot; shows how it is used.</source>
        <translation>这不是 log 的命令；用 &quot;crierctl log --help&quot; 查看用法。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名。</translation>
    </message>
</context>
<context>
    <name>MessageOptions</name>
    <message>
        <source>--content-file needs the name of a file, or &quot;-&quot; for standard input.</source>
        <translation>--content-file 需要一个文件名，或用 &quot;-&quot; 表示标准输入。</translation>
    </message>
    <message>
        <source>%1 is a folder; name the file that holds the content.</source>
        <translation>%1 是文件夹；请给出存有内容的文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>The message type is missing; add --type, for example --type RC:TxtMsg.</source>
        <translation>缺少消息类型；请添加 --type，例如 --type RC:TxtMsg。</translation>
    </message>
    <message>
        <source>Give the message once: with --text, --content or --content-file.</source>
        <translation>消息只能给出一次：用 --text、--content 或 --content-file。</translation>
    </message>
    <message>
        <source>%1 has no single text to put --text into; give its content with --content or --content-file.</source>
        <translation>%1 没有可放入 --text 的单一文本；请用 --content 或 --content-file 给出内容。</translation>
    </message>
</context>
<context>
    <name>NoKeyStore</name>
    <message>
        <source>not part of this build of Crier</source>
        <translation>此版本的 Crier 未包含密钥库支持</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>The pasted picture</source>
        <comment>begins a sentence, in place of a file&apos;s name</comment>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>%1 is not there any more. Choose another file.</source>
        <translation>%1 已不存在。请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 is not a file. Choose a picture file.</source>
        <translation>%1 不是文件。请选择图片文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB, the most Crier reads. Choose a smaller file.</source>
        <translation>%1 超过 Crier 可读取的上限 %2 MiB。请选择较小的文件。</translation>
    </message>
    <message>
        <source>%1 is not a picture that Crier reads. Choose a JPEG, PNG, GIF or BMP file.</source>
        <translation>%1 不是 Crier 可读取的图片。请选择 JPEG、PNG、GIF 或 BMP 文件。</translation>
    </message>
    <message>
        <source>%1 has %2 x %3 pixels. Crier reads up to %4 pixels a side and %5 million pixels in all; make the picture smaller first.</source>
        <translation>%1 为 %2 x %3 像素。Crier 最多读取每边 %4 像素、总计 %5 百万像素的图片；请先缩小图片。</translation>
    </message>
    <message>
        <source>%1 is damaged or breaks off. Open it in a picture program, save it anew and choose it again.</source>
        <translation>%1 已损坏或不完整。请用图片软件打开并重新保存，然后再次选择。</translation>
    </message>
</context>
<context>
    <name>ProfileCommand</name>
    <message>
        <source>Say where the App Key belongs: with --region or with --url.</source>
        <translation>请用 --region 或 --url 说明 App Key 属于哪里，只能用其中一个。</translation>
    </message>
    <message>
        <source>The App Key is missing; add --app-key K.</source>
        <translation>缺少 App Key；请加上 --app-key K。</translation>
    </message>
    <message>
        <source>--region takes one of %1, not &quot;%2&quot;.</source>
        <translation>--region 的值应为 %1 之一，而不是“%2”。</translation>
    </message>
    <message>
        <source>Say whether it reaches people: with --environment live, or --environment test if it does not.</source>
        <translation>请说明它是否会触达真实用户：会则用 --environment live，不会则用 --environment test。</translation>
    </message>
    <message>
        <source>Added &quot;%1&quot; (%2). Its App Secret is not in the key store yet: give it with each send, or enter it in the window.</source>
        <translation>已添加“%1”（%2）。它的 App Secret 还不在密钥库中：请在每次发送时给出，或在窗口中输入。</translation>
    </message>
    <message>
        <source>Nothing was added. %1 Without a secret option the profile is added all the same.</source>
        <translation>未添加任何内容。%1不给出 App Secret 选项时仍可添加配置。</translation>
    </message>
    <message>
        <source>Added &quot;%1&quot; (%2). Its App Secret is in the key store.</source>
        <translation>已添加“%1”（%2）。它的 App Secret 已存入密钥库。</translation>
    </message>
    <message>
        <source>%1 The profile was left as it is; --keep-secret removes it alone.</source>
        <extracomment>%1 is whole sentences</extracomment>
        <translation>%1配置保持原样；--keep-secret 可只删除配置。</translation>
    </message>
    <message>
        <source>Removed &quot;%1&quot;. Its App Secret stays in the key store.</source>
        <translation>已删除“%1”。它的 App Secret 仍留在密钥库中。</translation>
    </message>
    <message>
        <source>Removed &quot;%1&quot; and its App Secret.</source>
        <translation>已删除“%1”及其 App Secret。</translation>
    </message>
    <message>
        <source>This is not a profile command; &quot;crierctl profile --help&quot; shows how it is used.</source>
        <translation>这不是 profile 的命令；“crierctl profile --help”可查看用法。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名称。</translation>
    </message>
    <message>
        <source>Usage: crierctl profile add NAME (--region %1 [--backup-host] | --url URL)
                            --app-key K
                            --environment test|live [--app-secret-env VAR | --app-secret-stdin]
                            [--sender USER]
       crierctl profile list [--json]
       crierctl profile remove NAME [--keep-secret]

A profile is one app in one environment: where it is, its App Key, and its App Secret in the
system&apos;s key store. &quot;crierctl send --profile NAME&quot; uses it; so does the window.
  --region ID           the data centre of the App Key, as the service&apos;s console shows it
  --backup-host         its backup host, not its primary one; Crier never switches by itself
  --url URL             the address of a deployment of one&apos;s own
  --environment E       live: its broadcasts reach people, and each send must name it (--live);
                        test: a development App Key
%2
                        without either, nothing is put into the key store
  --sender USER         whom a message comes from where no sender is named
  --keep-secret         leave the App Secret in the key store, for one that does not answer

Exit codes: 0 done, 2 usage, 3 refused: a setting or the key store, 7 the profiles could not be
read or written. Common option: --data-dir DIR.</source>
        <translation>用法：crierctl profile add 名称 (--region %1 [--backup-host] | --url URL)
                           --app-key K
                           --environment test|live [--app-secret-env 变量 | --app-secret-stdin]
                           [--sender 用户]
      crierctl profile list [--json]
      crierctl profile remove 名称 [--keep-secret]

一个配置对应一个应用的一个环境：服务地址、App Key，以及存放在系统密钥库中的 App Secret。
“crierctl send --profile 名称”和窗口都会使用它。
  --region ID           App Key 所属的数据中心，以服务控制台所示为准
  --backup-host         使用其备用域名而非主用域名；Crier 从不自行切换
  --url URL             自有部署的地址
  --environment E       live：广播会触达真实用户，每次发送都须指明名称（--live）；
                        test：开发环境的 App Key
%2
                        两者都未给出时，不向密钥库写入任何内容
  --sender 用户         未指明发送者时所用的发送者
  --keep-secret         将 App Secret 留在密钥库中，用于密钥库没有响应的情况

退出码：0 完成，2 用法错误，3 已拒绝：某项设置或密钥库，7 配置无法读取或写入。
通用选项：--data-dir 文件夹。</translation>
    </message>
    <message>
        <source>--backup-host is about a data centre; name it with --region, or give the address with --url alone.</source>
        <translation>--backup-host 针对数据中心；请用 --region 指明，或只用 --url 给出地址。</translation>
    </message>
    <message>
        <source>The data centre %1 has no backup host; leave --backup-host out.</source>
        <translation>数据中心 %1 没有备用域名；请去掉 --backup-host。</translation>
    </message>
    <message>
        <source>Added &quot;%1&quot; (%2). %3 &quot;crierctl check --profile NAME&quot; tells whether it is there; if it is not, remove the profile and add it again.</source>
        <extracomment>%1 is the profile&apos;s name, %2 its environment, %3 whole sentences</extracomment>
        <translation>已添加“%1”（%2）。%3“crierctl check --profile NAME”可查看它是否在密钥库中；如果不在，请移除该配置后重新添加。</translation>
    </message>
</context>
<context>
    <name>ProfileFile</name>
    <message>
        <source>App Secrets are never part of this file. Enter them where it is imported.</source>
        <translation>此文件绝不包含 App Secret。请在导入后另行输入。</translation>
    </message>
</context>
<context>
    <name>QtKeychainBackend</name>
    <message>
        <source>macOS Keychain</source>
        <translation>macOS 钥匙串</translation>
    </message>
    <message>
        <source>GNOME Keyring or another Secret Service</source>
        <translation>GNOME 密钥环或其他 Secret Service</translation>
    </message>
</context>
<context>
    <name>Sandbox</name>
    <message>
        <source>Port %1 of this computer is already in use.</source>
        <translation>本机端口 %1 已被占用。</translation>
    </message>
    <message>
        <source>The sandbox cannot listen on port %1 of this computer: %2</source>
        <translation>沙箱无法监听本机端口 %1：%2</translation>
    </message>
</context>
<context>
    <name>SandboxCommand</name>
    <message>
        <source>Port of this computer to listen on (default: any free one)</source>
        <translation>要监听的本机端口（默认：任一空闲端口）</translation>
    </message>
    <message>
        <source>App Key to accept (default: sandbox-app-key)</source>
        <translation>接受的 App Key（默认：sandbox-app-key）</translation>
    </message>
    <message>
        <source>Milliseconds that must lie between two broadcasts (default: 1000; 0: none)</source>
        <translation>两次广播之间必须间隔的毫秒数（默认：1000；0：不限）</translation>
    </message>
    <message>
        <source>Whether the broadcast service is enabled (default: on)</source>
        <translation>是否开通广播服务（默认：on）</translation>
    </message>
    <message>
        <source>Misbehave for so many broadcasts (default: 1; always: for ever); may be repeated</source>
        <translation>对指定次数的广播制造故障（默认：1；always：一直）；可重复使用</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Prints its address and credentials, then one JSON line for each request.</source>
        <translation>先输出地址和凭据，然后每个请求输出一行 JSON。</translation>
    </message>
    <message>
        <source>Faults: %1</source>
        <translation>可用故障：%1</translation>
    </message>
    <message>
        <source>There is no fault &quot;%1&quot;; there are: %2.</source>
        <translation>没有名为“%1”的故障；可用的有：%2。</translation>
    </message>
    <message>
        <source>The count of fault &quot;%1&quot; must be a whole number from 1 to %2, or always.</source>
        <translation>故障“%1”的次数必须是 1 到 %2 的整数，或 always。</translation>
    </message>
    <message>
        <source>sandbox does not take &quot;%1&quot;.</source>
        <translation>sandbox 不接受“%1”。</translation>
    </message>
    <message>
        <source>--port must be a whole number from 0 to 65535.</source>
        <translation>--port 必须是 0 到 65535 的整数。</translation>
    </message>
    <message>
        <source>--app-key must be printable ASCII without spaces, and not empty.</source>
        <translation>--app-key 必须是不含空格的可打印 ASCII 字符，且不能为空。</translation>
    </message>
    <message>
        <source>--interval-ms must be a whole number from 0 to %1.</source>
        <translation>--interval-ms 必须是 0 到 %1 的整数。</translation>
    </message>
    <message>
        <source>--service must be on or off.</source>
        <translation>--service 必须是 on 或 off。</translation>
    </message>
    <message>
        <source>An option lacks its value, or has one that it does not take.</source>
        <translation>某个选项缺少值，或带有不该有的值。</translation>
    </message>
    <message>
        <source>sandbox has no option &quot;%1&quot;.</source>
        <translation>sandbox 没有选项“%1”。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名。</translation>
    </message>
    <message>
        <source>Answers on this computer as %1 does, until it is told to stop.</source>
        <extracomment>%1 is the vendor&apos;s name</extracomment>
        <translation>在本机模拟%1的应答，直到被要求停止。</translation>
    </message>
</context>
<context>
    <name>SecretOptions</name>
    <message>
        <source>App Secret (it does not show): </source>
        <translation>App Secret（输入时不显示）：</translation>
    </message>
    <message>
        <source>  --app-secret-env VAR  the environment variable that holds the App Secret; never an argument
  --app-secret-stdin    the App Secret is the first line of standard input</source>
        <translation>  --app-secret-env 变量 存有 App Secret 的环境变量；绝不作为参数给出
  --app-secret-stdin    App Secret 是标准输入的第一行</translation>
    </message>
    <message>
        <source>The App Secret is never an argument: every program on this computer can read those, and the shell keeps them. Use --app-secret-env or --app-secret-stdin, and consider this one known.</source>
        <translation>App Secret 绝不作为参数给出：本机上的所有程序都能读到参数，命令行历史也会保留。请用 --app-secret-env 或 --app-secret-stdin，并将这个 App Secret 视为已泄露。</translation>
    </message>
    <message>
        <source>Give the App Secret once: with --app-secret-env or --app-secret-stdin.</source>
        <translation>App Secret 只能给出一次：用 --app-secret-env 或 --app-secret-stdin。</translation>
    </message>
    <message>
        <source>Standard input cannot give both the App Secret and the message; use --app-secret-env, or name the file that holds the content.</source>
        <translation>标准输入不能同时给出 App Secret 和消息；请用 --app-secret-env，或指明存有内容的文件。</translation>
    </message>
    <message>
        <source>The first line of standard input is too long for an App Secret; check what it comes from.</source>
        <translation>标准输入的第一行太长，不可能是 App Secret；请检查其来源。</translation>
    </message>
    <message>
        <source>The first line of standard input holds no App Secret; check what it comes from.</source>
        <translation>标准输入的第一行没有 App Secret；请检查其来源。</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no App Secret; set it, then try again.</source>
        <translation>环境变量 %1 中没有 App Secret；请设置后重试。</translation>
    </message>
    <message>
        <source>The App Secret had white space around it, which was left out.</source>
        <translation>App Secret 前后有空白字符，已去除。</translation>
    </message>
    <message>
        <source>%1 On a command line, --app-secret-env and --app-secret-stdin do that.</source>
        <extracomment>%1 is whole sentences, the last of which may offer to ask for the secret each session</extracomment>
        <translation>%1在命令行中，可用 --app-secret-env 或 --app-secret-stdin 给出。</translation>
    </message>
</context>
<context>
    <name>SecretSentences</name>
    <message>
        <source>The key store (%2) has no App Secret for “%1”. Enter the secret in the profile, or let Crier ask for it each session.</source>
        <translation>密钥库（%2）中没有“%1”的 App Secret。请在配置中输入，或让 Crier 在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” cannot be read: this session has no key store (%2). Start one, then try again; until then Crier can ask for the secret each session.</source>
        <translation>无法读取“%1”的 App Secret：当前会话没有密钥库（%2）。请启动密钥库后重试；在此之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” cannot be read: the key store (%2) is locked. Unlock it, then try again; until then Crier can ask for the secret each session.</source>
        <translation>无法读取“%1”的 App Secret：密钥库（%2）已锁定。请解锁后重试；在此之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” cannot be read: the key store (%2) did not allow it. Try again and allow Crier to read it, or let Crier ask for the secret each session.</source>
        <translation>无法读取“%1”的 App Secret：密钥库（%2）不允许读取。请重试并允许 Crier 读取，或让 Crier 在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not read: the key store (%2) did not answer in time. Look whether it waits for a password, then try again; until then Crier can ask for the secret each session.</source>
        <translation>未读取到“%1”的 App Secret：密钥库（%2）未及时应答。请查看它是否在等待密码，然后重试；在此之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” cannot be read: the key store (%2) reported an error. Try again; until it works Crier can ask for the secret each session.</source>
        <translation>无法读取“%1”的 App Secret：密钥库（%2）报告错误。请重试；在恢复之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not saved: this session has no key store (%2), and Crier never writes a secret to a file. Start one and save again; until then Crier can ask for the secret each session.</source>
        <translation>未保存“%1”的 App Secret：当前会话没有密钥库（%2），而 Crier 绝不把密钥写入文件。请启动密钥库后再次保存；在此之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not saved: the key store (%2) is locked. Unlock it and save again; until then Crier can ask for the secret each session.</source>
        <translation>未保存“%1”的 App Secret：密钥库（%2）已锁定。请解锁后再次保存；在此之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not saved: the key store (%2) did not allow it. Save again and allow it, or let Crier ask for the secret each session.</source>
        <translation>未保存“%1”的 App Secret：密钥库（%2）不允许保存。请再次保存并允许，或让 Crier 在每次会话时询问。</translation>
    </message>
    <message>
        <source>It is not known whether the App Secret of “%1” was saved: the key store (%2) did not answer in time. Look whether it waits for a password, then save again; until then Crier can ask for the secret each session.</source>
        <translation>无法确定“%1”的 App Secret 是否已保存：密钥库（%2）未及时应答。请查看它是否在等待密码，然后再次保存；在此之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not saved: the key store (%2) reported an error. Save again; until it works Crier can ask for the secret each session.</source>
        <translation>未保存“%1”的 App Secret：密钥库（%2）报告错误。请再次保存；在恢复之前 Crier 可在每次会话时询问。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” could not be removed: this session has no key store (%2). If it was saved in one, start that and remove the entry there.</source>
        <translation>无法删除“%1”的 App Secret：当前会话没有密钥库（%2）。如果曾保存在密钥库中，请启动该密钥库并在其中删除相应条目。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not removed: the key store (%2) is locked. Unlock it and try again, or remove the entry of Crier there.</source>
        <translation>未删除“%1”的 App Secret：密钥库（%2）已锁定。请解锁后重试，或在密钥库中删除 Crier 的条目。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not removed: the key store (%2) did not allow it. Try again and allow it, or remove the entry of Crier there.</source>
        <translation>未删除“%1”的 App Secret：密钥库（%2）不允许删除。请重试并允许，或在密钥库中删除 Crier 的条目。</translation>
    </message>
    <message>
        <source>It is not known whether the App Secret of “%1” was removed: the key store (%2) did not answer in time. Look whether it waits for a password and try again, or remove the entry of Crier there.</source>
        <translation>无法确定“%1”的 App Secret 是否已删除：密钥库（%2）未及时应答。请查看它是否在等待密码并重试，或在密钥库中删除 Crier 的条目。</translation>
    </message>
    <message>
        <source>The App Secret of “%1” was not removed: the key store (%2) reported an error. Try again, or remove the entry of Crier there.</source>
        <translation>未删除“%1”的 App Secret：密钥库（%2）报告错误。请重试，或在密钥库中删除 Crier 的条目。</translation>
    </message>
</context>
<context>
    <name>SendCommand</name>
    <message>
        <source>&quot;%1&quot; is not an option of send; &quot;crierctl send --help&quot; shows them all.</source>
        <translation>“%1”不是 send 的选项；用 &quot;crierctl send --help&quot; 查看全部选项。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名。</translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds from 0.1 to 3600, not &quot;%1&quot;.</source>
        <translation>--timeout 的秒数应在 0.1 到 3600 之间，而不是“%1”。</translation>
    </message>
    <message>
        <source>The sender is missing; add --from USER.</source>
        <translation>缺少发送者；请添加 --from 用户。</translation>
    </message>
    <message>
        <source>The sandbox cannot start: %1</source>
        <translation>沙箱无法启动：%1</translation>
    </message>
    <message>
        <source>%1 Log row %2.</source>
        <translation>%1日志第 %2 行。</translation>
    </message>
    <message>
        <source>Nothing was sent: this was a dry run.</source>
        <translation>未发送任何内容：这是一次试运行。</translation>
    </message>
    <message>
        <source>Say where to send: either --profile NAME; or --url and --app-key, with --app-secret-env or --app-secret-stdin.</source>
        <translation>请说明发往何处：--profile 名称；或 --url 和 --app-key，并用 --app-secret-env 或 --app-secret-stdin 给出 App Secret。</translation>
    </message>
    <message>
        <source>The profile says where to send and with which App Key; leave out --url, --app-key and, for the sandbox, the App Secret.</source>
        <translation>配置已说明发往何处以及使用哪个 App Key；请去掉 --url 和 --app-key，发往沙箱时也不要给出 App Secret。</translation>
    </message>
    <message>
        <source>Usage: crierctl send (--profile NAME | --url URL --app-key K) [--live NAME]
                     [--app-secret-env VAR | --app-secret-stdin]
                     --from USER --type OBJECT_NAME (--text T | --content T | --content-file PATH|-)
                     [--include-sender] [--dry-run] [--wait] [--try-again] [--timeout SECONDS] [--json]

Sends one chatroom broadcast: to everyone in every chatroom of the app, final, without recall.
  --profile NAME        one that &quot;crierctl profile list&quot; shows, or &quot;sandbox&quot;: Crier&apos;s own test server
                        inside this program, which reaches nobody
  --live NAME           the name of the profile, or the host of --url, once more: without it nothing is sent
                        to where people are reached
%1
                        without either, the key store gives the secret of the profile
  --from USER           the sender; the profile&apos;s own where it has one
  --text T              the announcement; Crier makes the content of RC:TxtMsg or RC:InfoNtf from it
  --content T           the content itself, sent byte for byte; --content-file reads it (&quot;-&quot;: standard input)
  --include-sender      also deliver to the sender&apos;s own client
  --dry-run             check and sign, show the request without its signature, send nothing
  --wait                wait for the rate limit instead of refusing
  --try-again           send although the service last said that broadcasts are off (1009)
  --timeout SECONDS     give up after so long without a byte moving (default 30)

Exit codes: 0 accepted or dry run, 2 usage, 3 refused here, 4 rejected, 5 not sent, 6 unknown,
7 the log could not be written. Common option: --data-dir DIR.</source>
        <translation>用法：crierctl send (--profile 名称 | --url URL --app-key K) [--live 名称]
                    [--app-secret-env 变量 | --app-secret-stdin]
                    --from 用户 --type 类型 (--text 文本 | --content 内容 | --content-file 路径|-)
                    [--include-sender] [--dry-run] [--wait] [--try-again] [--timeout 秒] [--json]

发送一条聊天室广播：触达应用全部聊天室中的所有人，不可更改，无法撤回。
  --profile 名称        “crierctl profile list”所列的配置之一；或 &quot;sandbox&quot;，即本程序内置的
                        Crier 测试服务器，不会触达任何人
  --live 名称           再次写明配置的名称或 --url 的主机：没有它，就不会向能触达真实用户的
                        目标发送任何内容
%1
                        两者都未给出时，从密钥库读取该配置的 App Secret
  --from 用户           发送者；配置有默认发送者时可以省略
  --text 文本           公告文字；Crier 由它生成 RC:TxtMsg 或 RC:InfoNtf 的内容
  --content 内容        内容本身，逐字节发送；--content-file 从文件读取（&quot;-&quot;：标准输入）
  --include-sender      同时投递到发送者自己的客户端
  --dry-run             检查并签名，显示不含签名的请求，不发送
  --wait                等待频率限制，而不是拒绝
  --try-again           即使服务上次答复广播未开通（1009）也发送
  --timeout 秒          多久没有任何字节往来就放弃（默认 30）

退出码：0 已接受或试运行，2 用法错误，3 本机拒绝，4 被服务拒绝，5 未发送，6 结果未知，
7 日志无法写入。通用选项：--data-dir 文件夹。</translation>
    </message>
    <message>
        <source>--live is for where people are reached, and &quot;%1&quot; is not live. Leave it out, or name another goal.</source>
        <translation>--live 仅用于会触达真实用户的目标，而“%1”不是正式环境。请去掉 --live，或指明其他目标。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is live: this would reach people. Add --live &quot;%1&quot; to send it.</source>
        <translation>“%1”是正式环境：这会触达真实用户。如要发送，请加上 --live &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>--live names &quot;%1&quot;, but this would go to &quot;%2&quot;. Name that one exactly, or another goal.</source>
        <translation>--live 写的是“%1”，但消息将发往“%2”。请准确写出后者，或指明其他目标。</translation>
    </message>
</context>
<context>
    <name>SentenceParts</name>
    <message>
        <source>%1 %2</source>
        <extracomment>Two whole sentences in a row. Languages without a space between sentences leave it out.</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The JSON is sound.</source>
        <translation>JSON 没有问题。</translation>
    </message>
    <message>
        <source>There is nothing but white space. Write one JSON object.</source>
        <translation>内容只有空白。请写入一个 JSON 对象。</translation>
    </message>
    <message>
        <source>These bytes are not UTF-8 text. Save the file as UTF-8.</source>
        <translation>这些字节不是 UTF-8 文本。请将文件保存为 UTF-8。</translation>
    </message>
    <message>
        <source>The text begins with a byte-order mark. Save the file as UTF-8 without one.</source>
        <translation>文本以字节顺序标记（BOM）开头。请将文件保存为不带 BOM 的 UTF-8。</translation>
    </message>
    <message>
        <source>A NUL character is not allowed. Remove it.</source>
        <translation>不允许出现 NUL 字符。请将其删除。</translation>
    </message>
    <message>
        <source>A line break or another control character stands inside a string. Close the string, or write the character as an escape such as \n.</source>
        <translation>字符串中含有换行或其他控制字符。请补上引号，或将该字符写成转义形式，例如 \n。</translation>
    </message>
    <message>
        <source>Half of a surrogate pair is missing. Write the character itself or both halves.</source>
        <translation>代理对缺少一半。请直接写出该字符，或写全两个部分。</translation>
    </message>
    <message>
        <source>This escape does not exist in JSON. Write a backslash as \\.</source>
        <translation>JSON 中没有这种转义。反斜杠请写成 \\。</translation>
    </message>
    <message>
        <source>This is not a JSON number. Write it like 12, -0.5 or 1e6.</source>
        <translation>这不是 JSON 数字。请写成 12、-0.5 或 1e6 这样的形式。</translation>
    </message>
    <message>
        <source>This word is not known. Write true, false or null, or put text in double quotes.</source>
        <translation>无法识别这个词。请写 true、false 或 null，文本请加双引号。</translation>
    </message>
    <message>
        <source>This character does not belong here. Keys and texts stand in double quotes.</source>
        <translation>此处不应出现这个字符。键和文本都要放在双引号中。</translation>
    </message>
    <message>
        <source>The text that begins here has no closing quote. Add one.</source>
        <translation>从这里开始的文本缺少结束引号。请补上。</translation>
    </message>
    <message>
        <source>A colon is missing between the key and its value. Add it.</source>
        <translation>键和值之间缺少冒号。请补上。</translation>
    </message>
    <message>
        <source>A comma is missing before this. Add it.</source>
        <translation>此处前面缺少逗号。请补上。</translation>
    </message>
    <message>
        <source>Nothing follows this comma. Remove it.</source>
        <translation>这个逗号后面没有内容。请将其删除。</translation>
    </message>
    <message>
        <source>The text ends too early. Add the closing } or ].</source>
        <translation>文本过早结束。请补上结尾的 } 或 ]。</translation>
    </message>
    <message>
        <source>Something follows the end of the object. Remove it.</source>
        <translation>对象结束之后还有内容。请将其删除。</translation>
    </message>
    <message>
        <source>The nesting is too deep. Use fewer levels.</source>
        <translation>嵌套层次过深。请减少层次。</translation>
    </message>
    <message>
        <source>This key appears a second time. Remove one of the two.</source>
        <translation>这个键重复出现。请删除其中一个。</translation>
    </message>
    <message>
        <source>This is not an object. Put the content between { and }.</source>
        <translation>这不是一个对象。请将内容放在 { 和 } 之间。</translation>
    </message>
    <message>
        <source>The content is not UTF-8 text at line %1, column %2. Save the file as UTF-8.</source>
        <translation>内容在第 %1 行第 %2 列不是 UTF-8 文本。请将文件保存为 UTF-8。</translation>
    </message>
    <message>
        <source>The content holds a NUL character at line %1, column %2. Remove it.</source>
        <translation>内容在第 %1 行第 %2 列含有 NUL 字符。请将其删除。</translation>
    </message>
    <message>
        <source>The content holds half of a surrogate pair at line %1, column %2. Write the character itself or both halves.</source>
        <translation>内容在第 %1 行第 %2 列只有半个代理对。请直接写出该字符，或写全两个部分。</translation>
    </message>
    <message>
        <source>The key “%1” appears a second time at line %2, column %3. Remove one of the two.</source>
        <translation>键“%1”在第 %2 行第 %3 列重复出现。请删除其中一个。</translation>
    </message>
    <message>
        <source>The content is not valid JSON at line %1, column %2. %3</source>
        <translation>内容在第 %1 行第 %2 列不是有效的 JSON。%3</translation>
    </message>
    <message>
        <source>The sender ID is missing. Enter the user ID that the announcement comes from.</source>
        <translation>缺少发送者 ID。请输入公告发送者的用户 ID。</translation>
    </message>
    <message>
        <source>The sender ID has %1 bytes and may have %2. Shorten it.</source>
        <translation>发送者 ID 有 %1 字节，最多允许 %2 字节。请缩短。</translation>
    </message>
    <message>
        <source>The sender ID holds a line break or another control character at position %1. Remove it.</source>
        <translation>发送者 ID 的第 %1 个字符是换行或其他控制字符。请将其删除。</translation>
    </message>
    <message>
        <source>The sender ID holds half of a character at position %1. Type it again.</source>
        <translation>发送者 ID 的第 %1 个字符不完整。请重新输入。</translation>
    </message>
    <message>
        <source>The message type is missing. Choose one.</source>
        <translation>缺少消息类型。请选择一种。</translation>
    </message>
    <message>
        <source>The message type has %1 characters and may have %2. Shorten it.</source>
        <translation>消息类型有 %1 个字符，最多允许 %2 个。请缩短。</translation>
    </message>
    <message>
        <source>The message type holds a line break or another control character at position %1. Remove it.</source>
        <translation>消息类型的第 %1 个字符是换行或其他控制字符。请将其删除。</translation>
    </message>
    <message>
        <source>The message type holds a character at position %1 that is not allowed. Use letters, digits and signs of ASCII, without spaces.</source>
        <translation>消息类型的第 %1 个字符不允许使用。请使用 ASCII 字母、数字和符号，不含空格。</translation>
    </message>
    <message>
        <source>There is no built-in type “%1”. Names that begin with RC: belong to the service; choose one of the list or another name.</source>
        <translation>没有名为“%1”的内置类型。以 RC: 开头的名称属于服务方；请从列表中选择，或改用其他名称。</translation>
    </message>
    <message>
        <source>The content is empty. Write the announcement.</source>
        <translation>内容为空。请写入公告。</translation>
    </message>
    <message>
        <source>Content is %1 KiB too large: it has %2 bytes and may have %3. Shorten it.</source>
        <translation>内容超出 %1 KiB：现有 %2 字节，最多允许 %3 字节。请缩短。</translation>
    </message>
    <message>
        <source>The App Key is missing. Copy it from the service&apos;s console.</source>
        <translation>缺少 App Key。请从服务控制台复制。</translation>
    </message>
    <message>
        <source>The App Key holds a character at position %1 that cannot be part of it. Copy the key again from the service&apos;s console.</source>
        <translation>App Key 的第 %1 个字符不可能属于 App Key。请从服务控制台重新复制。</translation>
    </message>
    <message>
        <source>The App Secret is missing. Copy it from the service&apos;s console.</source>
        <translation>缺少 App Secret。请从服务控制台复制。</translation>
    </message>
    <message>
        <source>The App Secret is the same as the App Key. Copy the secret, which stands beside the key in the service&apos;s console.</source>
        <translation>App Secret 与 App Key 相同。请复制 App Secret，它在服务控制台中位于 App Key 旁边。</translation>
    </message>
    <message>
        <source>The service address is not valid. Write it like https://api.example.com.</source>
        <translation>服务地址无效。请写成 https://api.example.com 这样的形式。</translation>
    </message>
    <message>
        <source>The service address must begin with https://. Plain http:// is for this computer only.</source>
        <translation>服务地址必须以 https:// 开头。http:// 仅可用于本机。</translation>
    </message>
    <message>
        <source>The service address holds a user name or password. Remove it.</source>
        <translation>服务地址中含有用户名或密码。请将其删除。</translation>
    </message>
    <message>
        <source>The service address holds more than scheme, host and port. Remove what follows the host.</source>
        <translation>服务地址只能包含协议、主机和端口。请删除主机之后的内容。</translation>
    </message>
    <message>
        <source>The content has %1 bytes and is close to the limit of %2. The service may refuse it; shorten it to be sure.</source>
        <translation>内容有 %1 字节，已接近 %2 字节的上限，服务可能会拒绝。建议缩短。</translation>
    </message>
    <message>
        <source>The encoded request has %1 bytes. The service may refuse more than %2; shorten the content to be sure.</source>
        <translation>编码后的请求有 %1 字节。超过 %2 字节时服务可能会拒绝，建议缩短内容。</translation>
    </message>
    <message>
        <source>The type %1 is not well suited to chatroom broadcasts. Choose a recommended one unless you know that your app needs it.</source>
        <translation>类型 %1 不太适合聊天室广播。除非确知应用需要它，否则请选择推荐的类型。</translation>
    </message>
    <message>
        <source>The type %1 is meant for the service itself and can confuse apps. Choose another one unless you are certain.</source>
        <translation>类型 %1 供服务内部使用，可能使应用出现异常。除非十分确定，否则请选择其他类型。</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>The service said: “%1”</source>
        <translation>服务返回：“%1”</translation>
    </message>
    <message>
        <source>The service answered with a code that does not say whether the broadcast went out.</source>
        <translation>服务返回的返回码无法说明广播是否已发出。</translation>
    </message>
    <message>
        <source>The service answered with code %1, which does not say whether the broadcast went out.</source>
        <translation>服务返回了返回码 %1，无法说明广播是否已发出。</translation>
    </message>
    <message>
        <source>Its HTTP status was %1.</source>
        <translation>HTTP 状态为 %1。</translation>
    </message>
    <message>
        <source>The service&apos;s address was not found. Check it and the network connection.</source>
        <translation>找不到服务地址。请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>The service&apos;s computer refused the connection. Check the address and the port.</source>
        <translation>服务器拒绝了连接。请检查地址和端口。</translation>
    </message>
    <message>
        <source>The service could not be reached in time. Check the network connection.</source>
        <translation>未能及时连上服务。请检查网络连接。</translation>
    </message>
    <message>
        <source>The secure connection could not be made, so nobody can tell whether this is the real service. Check the address, the clock and the network.</source>
        <translation>无法建立安全连接，因此不能确认对方就是真正的服务。请检查地址、本机时钟和网络。</translation>
    </message>
    <message>
        <source>The proxy did not let the request through. Check the proxy settings.</source>
        <translation>代理没有放行该请求。请检查代理设置。</translation>
    </message>
    <message>
        <source>There is no network. Connect this computer first.</source>
        <translation>没有可用的网络。请先连接网络。</translation>
    </message>
    <message>
        <source>Another window or program used this App Key first. Wait a moment.</source>
        <translation>另一个窗口或程序先使用了此 App Key。请稍候。</translation>
    </message>
    <message>
        <source>The send log could not be written, and nothing goes out without its entry. Check the disk.</source>
        <translation>无法写入发送日志；没有日志记录就不会发送。请检查磁盘。</translation>
    </message>
    <message>
        <source>It was cancelled in time.</source>
        <translation>已及时取消。</translation>
    </message>
    <message>
        <source>It was cancelled after the request had begun to leave.</source>
        <translation>取消时请求已开始发出。</translation>
    </message>
    <message>
        <source>Crier ended before the request began.</source>
        <translation>请求开始之前 Crier 已退出。</translation>
    </message>
    <message>
        <source>Crier ended while the request was in flight.</source>
        <translation>请求进行中 Crier 已退出。</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>服务没有及时答复。</translation>
    </message>
    <message>
        <source>The connection was lost before the answer was complete.</source>
        <translation>在收到完整答复之前连接中断。</translation>
    </message>
    <message>
        <source>The answer was larger than any answer of the service.</source>
        <translation>收到的答复大于服务可能返回的任何答复。</translation>
    </message>
    <message>
        <source>The answer could not be read as one of the service.</source>
        <translation>收到的答复无法识别为服务的答复。</translation>
    </message>
    <message>
        <source>The answer was cut off.</source>
        <translation>收到的答复不完整。</translation>
    </message>
    <message>
        <source>The answer pointed to another address, which Crier does not follow. Check the service address.</source>
        <translation>答复指向了另一个地址，Crier 不会跟随。请检查服务地址。</translation>
    </message>
    <message>
        <source>The network failed in an unusual way.</source>
        <translation>网络出现异常故障。</translation>
    </message>
    <message>
        <source>Rejected by the service.</source>
        <translation>已被服务拒绝。</translation>
    </message>
    <message>
        <source>Rejected by the service with code %1.</source>
        <translation>已被服务拒绝，返回码为 %1。</translation>
    </message>
    <message>
        <source>Rejected (%1): %2</source>
        <translation>已拒绝（%1）：%2</translation>
    </message>
    <message>
        <source>Not sent: nothing left this computer. It is safe to send again.</source>
        <translation>未发送：没有任何内容离开本机。可以放心重新发送。</translation>
    </message>
    <message>
        <source>Not sent: nothing left this computer. %1 It is safe to send again.</source>
        <translation>未发送：没有任何内容离开本机。%1可以放心重新发送。</translation>
    </message>
    <message>
        <source>Unknown: the broadcast may have been delivered. Ask someone in a chatroom before you send again.</source>
        <translation>结果未知：广播可能已送达。重新发送前，请先向聊天室中的人确认。</translation>
    </message>
    <message>
        <source>Unknown: the broadcast may have been delivered. %1 Ask someone in a chatroom before you send again.</source>
        <translation>结果未知：广播可能已送达。%1重新发送前，请先向聊天室中的人确认。</translation>
    </message>
    <message>
        <source>Getting ready: nothing has left this computer yet.</source>
        <translation>正在准备：尚无任何内容离开本机。</translation>
    </message>
    <message>
        <source>Sending: waiting for the answer of the service.</source>
        <translation>正在发送：等待服务答复。</translation>
    </message>
    <message>
        <source>Accepted by the service.</source>
        <translation>服务已接受。</translation>
    </message>
    <message>
        <source>The chatroom broadcast service is off for this App Key. Enable it in the service&apos;s console, and choose Try again when it is on.</source>
        <translation>此 App Key 未开通聊天室广播服务。请在服务控制台开通，开通后选择“重试”。</translation>
    </message>
    <message>
        <source>This outcome is not in the log yet, and nothing more can be sent until it is. %1</source>
        <translation>该结果尚未写入日志，写入之前无法继续发送。%1</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Something that was entered cannot be used. Check it, then try again.</source>
        <translation>输入的内容无法使用。请检查后重试。</translation>
    </message>
    <message>
        <source>The App Secret is missing or could not be read. Enter it again.</source>
        <translation>App Secret 缺失或无法读取。请重新输入。</translation>
    </message>
    <message>
        <source>Crier&apos;s data cannot be opened. Check that its folder exists and that you may use it.</source>
        <translation>无法打开 Crier 的数据。请检查其文件夹是否存在，以及您是否有权使用。</translation>
    </message>
    <message>
        <source>Crier&apos;s data cannot be written. Check the permissions of its folder, and that the disk is not write-protected.</source>
        <translation>无法写入 Crier 的数据。请检查文件夹的权限，并确认磁盘没有写保护。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>磁盘已满。请释放一些空间后重试。</translation>
    </message>
    <message>
        <source>Another program keeps Crier&apos;s data locked. Close that program, then try again.</source>
        <translation>另一个程序一直锁定着 Crier 的数据。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>The send log is damaged. Nothing can be sent until it is set aside and you have acknowledged that.</source>
        <translation>发送日志已损坏。在将其移到一旁并经您确认之前，无法发送。</translation>
    </message>
    <message>
        <source>The send log was written by a newer version of Crier. It can be read here; to send, install the newer version.</source>
        <translation>发送日志由更新版本的 Crier 写入，在此只能查看。如需发送，请安装更新的版本。</translation>
    </message>
    <message>
        <source>The send log was moved or deleted while it was in use. Put it back, or start Crier again.</source>
        <translation>发送日志在使用中被移动或删除。请将其放回原处，或重新启动 Crier。</translation>
    </message>
    <message>
        <source>This was already sent or changed elsewhere. Look at the log before you go on.</source>
        <translation>这条消息已发送过，或已在别处更改。继续之前请先查看日志。</translation>
    </message>
    <message>
        <source>This App Key cannot send again yet. Wait a moment, then send.</source>
        <translation>此 App Key 暂时不能再次发送。请稍候再发送。</translation>
    </message>
    <message>
        <source>The network failed. Check the connection, then try again.</source>
        <translation>网络故障。请检查连接后重试。</translation>
    </message>
    <message>
        <source>Something went wrong inside Crier. Try again; if it happens again, report it with the details.</source>
        <translation>Crier 内部出现错误。请重试；如再次发生，请附上详细信息报告。</translation>
    </message>
    <message>
        <source>Ready to send.</source>
        <translation>可以发送。</translation>
    </message>
    <message>
        <source>Next send in %1 s.</source>
        <translation>%1 秒后可再次发送。</translation>
    </message>
    <message>
        <source>The service asked to slow down. Next send in %1 s.</source>
        <translation>服务要求放慢发送。%1 秒后可再次发送。</translation>
    </message>
    <message>
        <source>A request is in flight. Wait until it has ended.</source>
        <translation>有一个请求正在进行。请等待其结束。</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language of this translation, as a code: en or zh. Do not translate the word itself.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>What failed: %1.</source>
        <translation>未通过的检查：%1。</translation>
    </message>
    <message>
        <source>Another program ended while it was sending. Try again in a moment.</source>
        <translation>另一个程序在发送途中退出了，请稍后重试。</translation>
    </message>
    <message>
        <source>The disk reported an error while the send log was in use. Check the disk, then try again.</source>
        <translation>使用发送日志时磁盘报告了错误。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>A damaged send log was kept as %1, and its rows are missing from the new one. Nothing can be sent until you have acknowledged that.</source>
        <translation>已损坏的发送日志保存为 %1，其中的记录不在新日志里。确认知悉之前无法发送。</translation>
    </message>
    <message>
        <source>The outcome of the send before is not in the log yet, and nothing more can be sent until it is. Check the disk.</source>
        <translation>上一次发送的结果尚未写入日志，写入之前无法再发送。请检查磁盘。</translation>
    </message>
    <message>
        <source>The export could not be written (%1). Choose another place for it, then try again.</source>
        <translation>无法写入导出文件（%1）。请换一个位置后重试。</translation>
    </message>
    <message>
        <source>%1 is not there. Choose another file.</source>
        <translation>%1 不存在。请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 is not a file. Choose the file that holds the content.</source>
        <translation>%1 不是文件。请选择存有内容的文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 has %2, and a message may have 128 KiB. Choose a smaller file.</source>
        <translation>%1 有 %2，而一条消息最多 128 KiB。请选择较小的文件。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: %2. Save it as UTF-8 and open it again.</source>
        <translation>%1 不是 UTF-8 文本：%2。请另存为 UTF-8 后重新打开。</translation>
    </message>
    <message>
        <source>It must be a whole number without quotes.</source>
        <translation>它必须是不带引号的整数。</translation>
    </message>
    <message>
        <source>It must be a number without quotes.</source>
        <translation>它必须是不带引号的数字。</translation>
    </message>
    <message>
        <source>It must be true or false, without quotes.</source>
        <translation>它必须是不带引号的 true 或 false。</translation>
    </message>
    <message>
        <source>It must be a list of texts, each in double quotes.</source>
        <translation>它必须是文本列表，每项都用双引号括起。</translation>
    </message>
    <message>
        <source>It must be a list of objects.</source>
        <translation>它必须是对象列表。</translation>
    </message>
    <message>
        <source>It must be an object with the members id, name and portrait.</source>
        <translation>它必须是含有 id、name 和 portrait 的对象。</translation>
    </message>
    <message>
        <source>It must be text in double quotes.</source>
        <translation>它必须是用双引号括起的文本。</translation>
    </message>
    <message>
        <source>“%1” must be from %2 to %3, or apps may refuse it. Change it.</source>
        <translation>“%1”应在 %2 到 %3 之间，否则客户端可能会拒绝。请修改。</translation>
    </message>
    <message>
        <source>“%1” must be %2 or more, or apps may refuse it. Change it.</source>
        <translation>“%1”不应小于 %2，否则客户端可能会拒绝。请修改。</translation>
    </message>
    <message>
        <source>“%1” must be %2 or less, or apps may refuse it. Change it.</source>
        <translation>“%1”不应大于 %2，否则客户端可能会拒绝。请修改。</translation>
    </message>
    <message>
        <source>“%1” is out of its range, and apps may refuse it. Change it.</source>
        <translation>“%1”超出了范围，客户端可能会拒绝。请修改。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A field of a message: its name for people, and its key in the JSON.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>“%1” is missing, and the type needs it. Fill it in.</source>
        <translation>缺少“%1”，该类型必须有它。请填写。</translation>
    </message>
    <message>
        <source>“%1” has a value of the wrong kind. %2</source>
        <translation>“%1”的值类型不对。%2</translation>
    </message>
    <message>
        <source>“%1” has a value of another kind than apps expect. %2</source>
        <translation>“%1”的值类型与客户端预期的不同。%2</translation>
    </message>
    <message>
        <source>“%1” begins with “data:”, which apps do not understand. Leave only what stands behind the comma.</source>
        <translation>“%1”以“data:”开头，客户端无法识别。请只保留逗号之后的部分。</translation>
    </message>
    <message>
        <source>“%1” holds line breaks or blanks, and apps cannot read it then. Remove them.</source>
        <translation>“%1”中含有换行或空白，客户端将无法读取。请将其删除。</translation>
    </message>
    <message>
        <source>“%1” is not Base64 at line %2, column %3: something does not belong there or is missing. Choose the file again.</source>
        <translation>“%1”在第 %2 行第 %3 列不是 Base64：有多余的字符，或缺少字符。请重新选择文件。</translation>
    </message>
    <message>
        <source>“%1” is not a full address. Write it without blanks and with https:// in front.</source>
        <translation>“%1”不是完整的地址。请以 https:// 开头书写，且不含空白。</translation>
    </message>
    <message>
        <source>“%1” is not a full address, so apps cannot open it. Write it with https:// in front, or leave it out.</source>
        <translation>“%1”不是完整的地址，客户端无法打开。请以 https:// 开头书写，或不填写。</translation>
    </message>
    <message>
        <source>“%1” has %2 bytes and may have %3, or apps may refuse it. Shorten it.</source>
        <translation>“%1”有 %2 字节，最多允许 %3 字节，否则客户端可能会拒绝。请缩短。</translation>
    </message>
    <message>
        <source>“%1” is for apps to set and means nothing in a broadcast. Remove it.</source>
        <translation>“%1”由客户端设置，在广播中没有意义。请将其删除。</translation>
    </message>
    <message>
        <source>“%1” has no effect: a broadcast to chatrooms mentions nobody. Remove it.</source>
        <translation>“%1”没有作用：聊天室广播不会 @ 任何人。请将其删除。</translation>
    </message>
    <message>
        <source>“%1” has %2 bytes. Some apps may not show more than %3; aim for %4.</source>
        <translation>“%1”有 %2 字节。超过 %3 字节时部分客户端可能不显示，建议控制在 %4 字节左右。</translation>
    </message>
    <message>
        <source>“%1” has %2 bytes and may have %3: most apps will show no picture. Use a smaller one; aim for %4.</source>
        <translation>“%1”有 %2 字节，最多允许 %3 字节，多数客户端将不显示图片。请换用较小的图片，建议控制在 %4 字节左右。</translation>
    </message>
    <message>
        <source>“%1” is no JPEG picture, and many apps show nothing else. Choose a JPEG.</source>
        <translation>“%1”不是 JPEG 图片，而许多客户端只显示 JPEG。请选择 JPEG 图片。</translation>
    </message>
    <message>
        <source>The sender ID begins or ends with a blank, which counts as part of it. Remove the blank unless the ID really has it.</source>
        <translation>发送者 ID 的首尾有空白，空白会被视为 ID 的一部分。除非 ID 确实含有空白，否则请将其删除。</translation>
    </message>
    <message>
        <source>The sender was not online when last asked, and gets the message only while online. Send all the same, or do not deliver to the sender.</source>
        <translation>上次查询时发送者不在线，而发送者只有在线时才能收到该消息。可以照常发送，或不投递给发送者。</translation>
    </message>
    <message>
        <source>Turn it into a number</source>
        <translation>改为数字</translation>
    </message>
    <message>
        <source>Turn it into true or false</source>
        <translation>改为 true 或 false</translation>
    </message>
    <message>
        <source>Turn it into a list</source>
        <translation>改为列表</translation>
    </message>
    <message>
        <source>Turn it into text</source>
        <translation>改为文本</translation>
    </message>
    <message>
        <source>Remove the byte-order mark</source>
        <translation>删除字节顺序标记</translation>
    </message>
    <message>
        <source>Remove the comma</source>
        <translation>删除逗号</translation>
    </message>
    <message>
        <source>Remove the repetition</source>
        <translation>删除重复项</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
    <message>
        <source>Remove what stands before the data</source>
        <translation>删除数据之前的部分</translation>
    </message>
    <message>
        <source>Remove the line breaks</source>
        <translation>删除换行</translation>
    </message>
    <message>
        <source>Repair the Base64</source>
        <translation>修复 Base64</translation>
    </message>
    <message>
        <source>Correct the address</source>
        <translation>更正地址</translation>
    </message>
    <message>
        <source>Remove the blanks</source>
        <translation>删除空白</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Remove the direction controls</source>
        <translation>删除方向控制字符</translation>
    </message>
    <message>
        <source>Remove the invisible characters</source>
        <translation>删除不可见字符</translation>
    </message>
    <message>
        <source>Use https</source>
        <translation>改用 https</translation>
    </message>
    <message>
        <source>Write it plainly</source>
        <translation>改为直接书写</translation>
    </message>
    <message>
        <source>The placeholder “%1” is not filled in. Write what belongs there.</source>
        <translation>占位符“%1”尚未填写。请写入相应的内容。</translation>
    </message>
    <message>
        <source>%1 placeholders are not filled in, the first is “%2”. Write what belongs there.</source>
        <translation>有 %1 个占位符尚未填写，第一个是“%2”。请写入相应的内容。</translation>
    </message>
    <message>
        <source>“%1” looks like a placeholder that is not filled in. Check whether your app expects it.</source>
        <translation>“%1”像是尚未填写的占位符。请确认应用是否需要它。</translation>
    </message>
    <message>
        <source>%1 places look like placeholders that are not filled in, the first is “%2”. Check whether your app expects them.</source>
        <translation>有 %1 处像是尚未填写的占位符，第一处是“%2”。请确认应用是否需要它们。</translation>
    </message>
    <message>
        <source>The content holds a character that turns the direction of writing at line %1, column %2. People may read another text than you; remove it unless the language needs it.</source>
        <translation>内容在第 %1 行第 %2 列含有改变书写方向的字符，用户看到的文字可能与您看到的不同。除非该语言需要，否则请将其删除。</translation>
    </message>
    <message>
        <source>The content holds %1 characters that turn the direction of writing, the first at line %2, column %3. People may read another text than you; remove them unless the language needs them.</source>
        <translation>内容含有 %1 个改变书写方向的字符，第一个在第 %2 行第 %3 列，用户看到的文字可能与您看到的不同。除非该语言需要，否则请将其删除。</translation>
    </message>
    <message>
        <source>The content holds an invisible character at line %1, column %2. It may break words and links; remove it.</source>
        <translation>内容在第 %1 行第 %2 列含有不可见字符，可能会破坏词语和链接。请将其删除。</translation>
    </message>
    <message>
        <source>The content holds %1 invisible characters, the first at line %2, column %3. They may break words and links; remove them.</source>
        <translation>内容含有 %1 个不可见字符，第一个在第 %2 行第 %3 列，可能会破坏词语和链接。请将其删除。</translation>
    </message>
    <message>
        <source>The link “%1” is not secure, and many apps refuse to open it. Use https.</source>
        <translation>链接“%1”不安全，许多客户端会拒绝打开。请改用 https。</translation>
    </message>
    <message>
        <source>%1 links are not secure, and many apps refuse to open them; the first is “%2”. Use https.</source>
        <translation>有 %1 个链接不安全，许多客户端会拒绝打开，第一个是“%2”。请改用 https。</translation>
    </message>
    <message>
        <source>The link “%1” leads to this computer or your own network, which nobody else can reach. Use a public address.</source>
        <translation>链接“%1”指向本机或内部网络，其他人无法访问。请使用公开的地址。</translation>
    </message>
    <message>
        <source>%1 links lead to this computer or your own network, which nobody else can reach; the first is “%2”. Use public addresses.</source>
        <translation>有 %1 个链接指向本机或内部网络，其他人无法访问，第一个是“%2”。请使用公开的地址。</translation>
    </message>
    <message>
        <source>The link “%1” seems to lead to a test server. Check that it is meant for everyone.</source>
        <translation>链接“%1”似乎指向测试服务器。请确认它确实面向所有人。</translation>
    </message>
    <message>
        <source>%1 links seem to lead to test servers, the first is “%2”. Check that they are meant for everyone.</source>
        <translation>有 %1 个链接似乎指向测试服务器，第一个是“%2”。请确认它们确实面向所有人。</translation>
    </message>
    <message>
        <source>A link&apos;s host has letters that look like others; its real name is “%1”. Check where it leads.</source>
        <translation>有一个链接的主机名中含有形似其他字母的字符，其真实名称为“%1”。请确认它指向哪里。</translation>
    </message>
    <message>
        <source>%1 links have hosts with letters that look like others; the real name of the first is “%2”. Check where they lead.</source>
        <translation>有 %1 个链接的主机名中含有形似其他字母的字符，第一个的真实名称为“%2”。请确认它们指向哪里。</translation>
    </message>
    <message>
        <source>“%1” looks like a test, and this goes to real people. Check the text.</source>
        <translation>“%1”像是测试内容，而这条消息会发给真实用户。请检查文本。</translation>
    </message>
    <message>
        <source>%1 words look like a test, the first is “%2”, and this goes to real people. Check the text.</source>
        <translation>有 %1 处像是测试内容，第一处是“%2”，而这条消息会发给真实用户。请检查文本。</translation>
    </message>
    <message>
        <source>Escapes make the content %1 bytes larger than the characters themselves would. Write it plainly.</source>
        <translation>由于使用了转义，内容比直接书写字符多占 %1 字节。请改为直接书写。</translation>
    </message>
    <message>
        <source>Code %1: %2</source>
        <translation>代码 %1：%2</translation>
    </message>
    <message>
        <source>The service answered with code %1.</source>
        <translation>服务返回了代码 %1。</translation>
    </message>
    <message>
        <source>The content looks like JSON, but is not valid at line %1, column %2. %3 Leave it only if your app does not read it as JSON.</source>
        <translation>内容看起来是 JSON，但在第 %1 行第 %2 列无效。%3 只有当您的应用不把它当作 JSON 读取时，才可保持原样。</translation>
    </message>
    <message>
        <source>The profile has no name. Enter one that says whom it reaches.</source>
        <translation>配置没有名称。请输入一个能说明会触达哪些人的名称。</translation>
    </message>
    <message>
        <source>The profile&apos;s name has %1 characters and may have %2. Shorten it.</source>
        <translation>配置名称有 %1 个字符，最多可有 %2 个。请缩短。</translation>
    </message>
    <message>
        <source>The profile&apos;s name holds a character at position %1 that nobody can see or type. Remove it.</source>
        <translation>配置名称的第 %1 个字符看不见，也无法键入。请删除它。</translation>
    </message>
    <message>
        <source>“%1” is the name of Crier&apos;s own sandbox. Choose another name for the profile.</source>
        <translation>“%1”是 Crier 自带沙箱的名称。请为配置另选名称。</translation>
    </message>
    <message>
        <source>There is already a profile named “%1”. Choose a name that nobody can mistake for it.</source>
        <translation>已有名为“%1”的配置。请选用一个不会与它混淆的名称。</translation>
    </message>
    <message>
        <source>The service address is none of the data centre %1. Choose the data centre again, or none for an address of your own.</source>
        <translation>该服务地址不属于数据中心 %1。请重新选择数据中心；使用自有地址时请不选数据中心。</translation>
    </message>
    <message>
        <source>Only a server on this computer can be a sandbox, and this address may reach people. Choose test or live.</source>
        <translation>只有本机上的服务器才能作为沙箱，而该地址可能触达真实用户。请选择测试或正式。</translation>
    </message>
    <message>
        <source>Between two broadcasts there must be %2 ms or more, not %1. Enter a longer time.</source>
        <translation>两次广播之间须间隔至少 %2 毫秒，而不是 %1 毫秒。请输入更长的时间。</translation>
    </message>
    <message>
        <source>A confirmed send cannot be held back for %1 seconds. Choose 0, 5, 10, 20 or 30.</source>
        <translation>确认后的发送不能延迟 %1 秒。请选择 0、5、10、20 或 30。</translation>
    </message>
    <message>
        <source>The sending hours have no time in them. Enter two times that differ, such as 09:00 and 22:00.</source>
        <translation>发送时段内没有任何时间。请输入两个不同的时刻，例如 09:00 和 22:00。</translation>
    </message>
    <message>
        <source>“%1” is not a time zone that this computer knows. Write one like Asia/Shanghai.</source>
        <translation>本机不认识时区“%1”。请写成 Asia/Shanghai 这样的形式。</translation>
    </message>
    <message>
        <source>It is outside the sending hours of this profile now (%1). Wait, or send all the same when it cannot wait.</source>
        <translation>现在不在该配置的发送时段（%1）内。请等待；无法等待时也可照常发送。</translation>
    </message>
    <message>
        <source>Another profile has this name in the meantime. Choose another one.</source>
        <translation>此期间另一个配置已使用该名称。请另选名称。</translation>
    </message>
    <message>
        <source>The profile cannot be kept as it is. Check what was entered, then try again.</source>
        <translation>配置无法照此保存。请检查输入的内容后重试。</translation>
    </message>
    <message>
        <source>This profile was removed elsewhere in the meantime. Add it again if it is still needed.</source>
        <translation>此期间该配置已在别处被删除。如仍需要，请重新添加。</translation>
    </message>
    <message>
        <source>The disk reported an error while the profiles were in use. Check the disk, then try again.</source>
        <translation>使用配置时磁盘报告了错误。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>The profiles were written by a newer version of Crier and were left as they are. Install the newer version to use them.</source>
        <translation>配置由更新版本的 Crier 写入，已保持原样。请安装新版本后使用。</translation>
    </message>
    <message>
        <source>This profile reaches people, and nobody allowed this send. Arm live mode in the window, or give its name with --live on the command line.</source>
        <translation>该配置会触达真实用户，而此次发送未获允许。请在窗口中解除正式环境的保护，或在命令行中用 --live 写明其名称。</translation>
    </message>
    <message>
        <source>It is %1 now and was %2.</source>
        <extracomment>both are SANDBOX, TEST or LIVE</extracomment>
        <translation>现为 %1，原为 %2。</translation>
    </message>
    <message>
        <source>It goes to %1 now and went to %2.</source>
        <extracomment>both are addresses</extracomment>
        <translation>现发往 %1，原发往 %2。</translation>
    </message>
    <message>
        <source>Its App Key is %1 now and was %2.</source>
        <translation>App Key 现为 %1，原为 %2。</translation>
    </message>
    <message>
        <source>The profile “%1” was changed.</source>
        <translation>配置“%1”已被修改。</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password, and was given none or wrong ones. In the window, Service &gt; Check setup asks for them; crierctl takes them from https_proxy=http://NAME:PASSWORD@HOST:PORT.</source>
        <translation>代理要求用户名和密码，但未提供或不正确。在窗口中，“服务 &gt; 检查设置”会询问它们；crierctl 则从 https_proxy=http://用户名:密码@主机:端口 中读取。</translation>
    </message>
    <message>
        <source>A part of Crier is missing: Qt&apos;s SQLite driver, which the send log needs. Install Crier again; your data stays as it is.</source>
        <translation>Crier 缺少一个部件：发送日志所需的 Qt SQLite 驱动。请重新安装 Crier；您的数据保持不变。</translation>
    </message>
    <message>
        <source>A part of Crier is missing: Qt&apos;s TLS plugin, without which nothing can be sent over https. Install Crier again; your data stays as it is.</source>
        <translation>Crier 缺少一个部件：Qt 的 TLS 插件，没有它就无法通过 https 发送。请重新安装 Crier；您的数据保持不变。</translation>
    </message>
</context>
<context>
    <name>SetupAdvice</name>
    <message>
        <source>If this network needs a proxy, set it in the system&apos;s settings or in https_proxy, then check again.</source>
        <translation>如果此网络需要代理，请在系统设置或 https_proxy 中设置，然后重新检查。</translation>
    </message>
    <message>
        <source>Compare the address with the App Key&apos;s page in the console, letter by letter. If it is right, ask your network&apos;s administrator whether the name is blocked.</source>
        <translation>请与控制台中 App Key 页面上的地址逐字核对。如果无误，请询问网络管理员该域名是否被屏蔽。</translation>
    </message>
    <message>
        <source>Check that this computer is connected, then its name servers (DNS).</source>
        <translation>请先检查本机是否联网，再检查其域名服务器（DNS）。</translation>
    </message>
    <message>
        <source>Often this computer has no IPv6. Sends take an address that works; if they are slow to begin, tell your network&apos;s administrator.</source>
        <translation>常见原因是本机没有 IPv6。发送时会使用可用的地址；如果发送开始得很慢，请告知网络管理员。</translation>
    </message>
    <message>
        <source>Check the port in the address. If it is right, nothing listens there, or a firewall turns this computer away.</source>
        <translation>请检查地址中的端口。如果无误，则是那里没有服务在监听，或防火墙拒绝了本机。</translation>
    </message>
    <message>
        <source>A firewall probably drops the connection without a word. Ask your network&apos;s administrator to let this computer reach this address.</source>
        <translation>很可能是防火墙悄悄丢弃了连接。请让网络管理员放行本机到该地址的访问。</translation>
    </message>
    <message>
        <source>Check that this computer is connected and that the address is right.</source>
        <translation>请检查本机是否联网，以及地址是否正确。</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address. If it is right, ask its administrator to let this computer reach the service.</source>
        <translation>请检查代理的地址。如果无误，请让代理管理员放行本机对该服务的访问。</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s name and password, or put them into https_proxy, then check again.</source>
        <translation>请输入代理的用户名和密码，或将其写入 https_proxy，然后重新检查。</translation>
    </message>
    <message>
        <source>Tell whoever runs this server to renew the certificate. Once it has expired, nothing can be sent.</source>
        <translation>请通知该服务器的管理者更新证书。证书一旦过期，就无法发送任何内容。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date first. If it is right, whoever runs this server has to renew the certificate.</source>
        <translation>请先检查本机日期。如果无误，须由该服务器的管理者更新证书。</translation>
    </message>
    <message>
        <source>This computer&apos;s date is probably in the past: set it, then check again.</source>
        <translation>本机日期很可能偏早：请校正后重新检查。</translation>
    </message>
    <message>
        <source>This is not the vendor&apos;s server, or somebody stands in between. For a deployment of your own, install its certificate in the system&apos;s store.</source>
        <translation>这不是厂商的服务器，或者有人夹在中间。如果是自有部署，请把它的证书装入系统证书库。</translation>
    </message>
    <message>
        <source>Probably a company&apos;s filter reads along, or this is a private deployment. Ask your administrator to install its authority in the system&apos;s store, if it is to be trusted.</source>
        <translation>很可能是公司的过滤设备在旁读取，或者这是私有部署。如果它值得信任，请让管理员把其签发机构装入系统证书库。</translation>
    </message>
    <message>
        <source>Check the host name in the address. If it is right, the connection was led to another server: check DNS and proxy.</source>
        <translation>请检查地址中的主机名。如果无误，则是连接被引到了别的服务器：请检查 DNS 和代理。</translation>
    </message>
    <message>
        <source>Whoever runs this server needs another certificate; the details say what is wrong with this one.</source>
        <translation>该服务器的管理者需要更换证书；详情中说明了现有证书的问题。</translation>
    </message>
    <message>
        <source>The server may speak only TLS older than 1.2, may not speak TLS at this port at all, or something in between cuts the connection.</source>
        <translation>服务器可能只支持 1.2 以前的 TLS，可能在此端口根本不使用 TLS，也可能有中间设备切断了连接。</translation>
    </message>
    <message>
        <source>The server accepted the connection and then said nothing. A filter in between is the usual reason; ask your network&apos;s administrator.</source>
        <translation>服务器接受了连接，随后再无应答。通常是中间的过滤设备所致，请询问网络管理员。</translation>
    </message>
    <message>
        <source>Let the system set its clock from the network, then check again.</source>
        <translation>请让系统从网络校准时钟，然后重新检查。</translation>
    </message>
    <message>
        <source>Copy both again from the same app and the same environment (development or production) in the console.</source>
        <translation>请在控制台中从同一应用、同一环境（开发或生产）重新复制这两项。</translation>
    </message>
    <message>
        <source>Check the App Secret first: copy it again from the console, and take care not to take the App Key for it. Then check this computer&apos;s clock.</source>
        <translation>请先核对 App Secret：从控制台重新复制，并注意不要误用 App Key。然后检查本机时钟。</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock first; it is part of the signature. If that does not help, copy the App Secret again from the console.</source>
        <translation>请先校准本机时钟，它是签名的一部分。如果仍无效，请从控制台重新复制 App Secret。</translation>
    </message>
    <message>
        <source>The clock is right, so the App Secret is probably wrong: copy it again from the console, and take care not to take the App Key for it.</source>
        <translation>时钟没有问题，很可能是 App Secret 不对：请从控制台重新复制，并注意不要误用 App Key。</translation>
    </message>
    <message>
        <source>Check the App Key, then the data centre: an App Key is known in one of them only.</source>
        <translation>请先核对 App Key，再核对数据中心：一个 App Key 只在其中一个有效。</translation>
    </message>
    <message>
        <source>Only the vendor can help with some of these; give them the request id.</source>
        <translation>其中有些情况只有厂商能处理；请向其提供请求 ID。</translation>
    </message>
    <message>
        <source>Check the default sender&apos;s id and try again in a minute.</source>
        <translation>请核对默认发送者的 ID，一分钟后再试。</translation>
    </message>
    <message>
        <source>Check that the address is an API address of the service and nothing stands in between that answers in its place.</source>
        <translation>请确认该地址是服务的 API 地址，并且没有中间设备代为应答。</translation>
    </message>
    <message>
        <source>Check the sender&apos;s id for typing mistakes, and that your app&apos;s server registered it with this App Key.</source>
        <translation>请检查发送者的 ID 有无输入错误，并确认您的应用服务器已用此 App Key 注册过它。</translation>
    </message>
    <message>
        <source>Join it with a client before you rehearse; a chatroom without life ends by itself.</source>
        <translation>演练前请先用客户端加入；没有动静的聊天室会自行结束。</translation>
    </message>
    <message>
        <source>Check its id, and join it with a client to bring it to life: a chatroom in which nothing is said ends by itself.</source>
        <translation>请核对其 ID，并用客户端加入使其存在：没有人发言的聊天室会自行结束。</translation>
    </message>
    <message>
        <source>Install Crier again; your data stays as it is.</source>
        <translation>请重新安装 Crier；您的数据保持不变。</translation>
    </message>
</context>
<context>
    <name>SetupText</name>
    <message>
        <source>Address, App Key and App Secret have the right form.</source>
        <translation>地址、App Key 和 App Secret 的格式正确。</translation>
    </message>
    <message>
        <source>No proxy is in use.</source>
        <translation>未使用代理。</translation>
    </message>
    <message>
        <source>The address is on this computer and is reached without a proxy.</source>
        <translation>该地址就在本机，不经过代理。</translation>
    </message>
    <message>
        <source>Everything goes through the proxy %1.</source>
        <translation>一切都经由代理 %1。</translation>
    </message>
    <message>
        <source>The system did not say in time whether there is a proxy. The check goes on without one.</source>
        <translation>系统没有及时告知是否有代理。检查将不使用代理继续。</translation>
    </message>
    <message numerus="yes">
        <source>The name %1 leads to %n address(es).</source>
        <translation>
            <numerusform>域名 %1 解析到 %n 个地址。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a network address; there is no name to look up.</source>
        <translation>%1 是网络地址，无需解析域名。</translation>
    </message>
    <message>
        <source>Nobody knows the name %1.</source>
        <translation>域名 %1 不存在。</translation>
    </message>
    <message>
        <source>The name %1 could not be looked up: no name server gave an answer.</source>
        <translation>无法解析域名 %1：没有域名服务器给出答复。</translation>
    </message>
    <message>
        <source>The name %1 could not be looked up in time.</source>
        <translation>未能及时解析域名 %1。</translation>
    </message>
    <message>
        <source>The proxy looks up the name %1; that cannot be seen from here.</source>
        <translation>域名 %1 由代理解析，从这里看不到。</translation>
    </message>
    <message>
        <source>%1 accepts connections.</source>
        <translation>%1 接受连接。</translation>
    </message>
    <message>
        <source>%1 accepts connections, but not at all of its addresses.</source>
        <translation>%1 接受连接，但并非所有地址都能连上。</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 拒绝了连接。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 没有及时应答。</translation>
    </message>
    <message>
        <source>The proxy did not connect to %1.</source>
        <translation>代理没有连上 %1。</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password before it connects to %1.</source>
        <translation>代理要求先提供用户名和密码，才会连接 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>无法连上 %1。</translation>
    </message>
    <message>
        <source>The connection is encrypted with %1, and the certificate was verified.</source>
        <translation>连接已用 %1 加密，证书通过了验证。</translation>
    </message>
    <message numerus="yes">
        <source>The connection is good, but its certificate ends in %n day(s).</source>
        <translation>
            <numerusform>连接正常，但证书将在 %n 天后到期。</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is http on this computer: there is no encryption to check.</source>
        <translation>该地址是本机的 http：没有加密可查。</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired.</source>
        <translation>%1 的证书已过期。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet.</source>
        <translation>%1 的证书尚未生效。</translation>
    </message>
    <message>
        <source>%1 vouches for itself: its certificate is self-signed.</source>
        <translation>%1 为自己作保：它的证书是自签名的。</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by an authority this computer does not trust.</source>
        <translation>%1 的证书由本机不信任的机构签发。</translation>
    </message>
    <message>
        <source>The certificate is for another name than %1.</source>
        <translation>该证书不是为 %1 签发的。</translation>
    </message>
    <message>
        <source>The certificate of %1 was refused.</source>
        <translation>%1 的证书未被接受。</translation>
    </message>
    <message>
        <source>The secure connection to %1 was not made in time.</source>
        <translation>未能及时与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>The secure connection to %1 could not be made.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>There was no answer with a date to compare this computer&apos;s clock with.</source>
        <translation>没有收到带日期的应答，无法核对本机时钟。</translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock agrees with the service&apos;s to %n second(s).</source>
        <translation>
            <numerusform>本机时钟与服务的时钟相差不超过 %n 秒。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) behind the service&apos;s.</source>
        <translation>
            <numerusform>本机时钟比服务的时钟慢 %n 秒。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) ahead of the service&apos;s.</source>
        <translation>
            <numerusform>本机时钟比服务的时钟快 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service knows the App Key and accepted the signature.</source>
        <translation>服务认识此 App Key，并接受了签名。</translation>
    </message>
    <message>
        <source>The App Key and the App Secret do not belong together (1001).</source>
        <translation>App Key 与 App Secret 不匹配（1001）。</translation>
    </message>
    <message>
        <source>The service did not accept the signature (1004).</source>
        <translation>服务没有接受签名（1004）。</translation>
    </message>
    <message>
        <source>The service does not know this App Key (1002).</source>
        <translation>服务不认识此 App Key（1002）。</translation>
    </message>
    <message>
        <source>The answer does not say whether App Key and signature are right. %1</source>
        <translation>应答没有说明 App Key 和签名是否正确。%1</translation>
    </message>
    <message>
        <source>The service knows the sender %1.</source>
        <translation>服务认识发送者 %1。</translation>
    </message>
    <message>
        <source>The service has neither a name nor a date for the sender %1.</source>
        <translation>服务中既没有发送者 %1 的名称，也没有其注册日期。</translation>
    </message>
    <message>
        <source>The profile has no default sender to ask about.</source>
        <translation>配置中没有可供查询的默认发送者。</translation>
    </message>
    <message>
        <source>The service did not confirm that it knows the sender %1. %2</source>
        <translation>服务没有确认认识发送者 %1。%2</translation>
    </message>
    <message>
        <source>The sender %1 is online.</source>
        <translation>发送者 %1 在线。</translation>
    </message>
    <message>
        <source>The sender %1 is offline. Broadcasts go out all the same; only “also deliver to the sender” needs it online.</source>
        <translation>发送者 %1 不在线。广播照常发出；只有“同时发给发送者”才需要其在线。</translation>
    </message>
    <message>
        <source>The service did not say whether the sender %1 is online.</source>
        <translation>服务没有说明发送者 %1 是否在线。</translation>
    </message>
    <message numerus="yes">
        <source>The chatroom %1 exists and has %n member(s).</source>
        <translation>
            <numerusform>聊天室 %1 存在，有 %n 名成员。</numerusform>
        </translation>
    </message>
    <message>
        <source>The chatroom %1 exists, but nobody is in it.</source>
        <translation>聊天室 %1 存在，但里面没有人。</translation>
    </message>
    <message>
        <source>There is no chatroom %1.</source>
        <translation>聊天室 %1 不存在。</translation>
    </message>
    <message>
        <source>No rehearsal room was given.</source>
        <translation>未指定演练聊天室。</translation>
    </message>
    <message>
        <source>The service did not tell how many are in the chatroom %1. %2</source>
        <translation>服务没有告知聊天室 %1 中有多少人。%2</translation>
    </message>
    <message>
        <source>Being checked.</source>
        <translation>正在检查。</translation>
    </message>
    <message>
        <source>Not checked: the check was stopped.</source>
        <translation>未检查：检查已停止。</translation>
    </message>
    <message>
        <source>Not checked, because “%1” failed.</source>
        <translation>未检查，因为“%1”失败了。</translation>
    </message>
    <message>
        <source>Whether broadcasts are enabled for this App Key cannot be checked without sending one. Only a real broadcast tells (1009): this check is no green light.</source>
        <translation>不发送广播就无法检查此 App Key 是否开通了广播。只有真正的广播才能说明（1009）：本检查不是放行的绿灯。</translation>
    </message>
    <message>
        <source>A part of Crier is missing: Qt&apos;s TLS plugin, which makes secure connections.</source>
        <translation>Crier 缺少一个部件：用于建立安全连接的 Qt TLS 插件。</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Name (DNS)</source>
        <translation>域名（DNS）</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>App Key and signature</source>
        <translation>App Key 与签名</translation>
    </message>
    <message>
        <source>Sender known</source>
        <translation>发送者是否已注册</translation>
    </message>
    <message>
        <source>Sender online</source>
        <translation>发送者是否在线</translation>
    </message>
    <message>
        <source>Rehearsal room</source>
        <translation>演练聊天室</translation>
    </message>
    <message>
        <source>Broadcast enabled</source>
        <translation>广播是否开通</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>cannot be checked</source>
        <translation>无法检查</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>App Key</source>
        <translation>App Key</translation>
    </message>
    <message>
        <source>Set in the environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP 地址</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已连上</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未连上</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Cipher</source>
        <translation>加密套件</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>证书所有者</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The service&apos;s clock</source>
        <translation>服务的时钟</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>本机时钟</translation>
    </message>
    <message>
        <source>Difference in seconds</source>
        <translation>相差秒数</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>The service said</source>
        <translation>服务的说明</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>注册时间</translation>
    </message>
    <message>
        <source>Chatroom ID</source>
        <translation>聊天室 ID</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员数</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Minutes until it ends</source>
        <translation>距结束的分钟数</translation>
    </message>
    <message>
        <source>The check was stopped. Nobody was reached.</source>
        <translation>检查已停止。没有触达任何人。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed. Nobody was reached.</source>
        <translation>
            <numerusform>%n 个步骤失败。没有触达任何人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed; %n step(s) deserve a look. Nobody was reached.</source>
        <translation>
            <numerusform>没有失败；有 %n 个步骤值得留意。没有触达任何人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that can be seen from here is right. Nobody was reached.</source>
        <translation>从这里能看到的一切都正常。没有触达任何人。</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>处理办法：%1</translation>
    </message>
    <message>
        <source>Set-up check of %1 (%2), %3</source>
        <translation>设置检查：%1（%2），%3</translation>
    </message>
</context>
<context>
    <name>StoredProfiles</name>
    <message>
        <source>The file of the profiles was damaged and was kept as %1; the profiles have to be added again.</source>
        <translation>配置文件已损坏，保留为 %1；需要重新添加配置。</translation>
    </message>
    <message>
        <source>There is no profile &quot;%1&quot;, and no other one either; &quot;crierctl profile add&quot; adds one.</source>
        <translation>没有配置“%1”，也没有其他配置；“crierctl profile add”可添加配置。</translation>
    </message>
    <message>
        <source>There is no profile &quot;%1&quot;. There are: %2.</source>
        <translation>没有配置“%1”。现有配置：%2。</translation>
    </message>
</context>
<context>
    <name>SupportBundle</name>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>尚未发送任何消息。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Request, without signature</source>
        <translation>请求（不含签名）</translation>
    </message>
    <message>
        <source>Content of the message</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>Reply and times</source>
        <translation>响应与耗时</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>最近结果</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Profiles, without secrets</source>
        <translation>配置（不含 App Secret）</translation>
    </message>
</context>
<context>
    <name>TemplateCommand</name>
    <message>
        <source>bundled</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>The template %1 cannot be used. %2</source>
        <translation>模板 %1 无法使用。%2</translation>
    </message>
    <message>
        <source>Several templates are named &quot;%1&quot;; give the id of one, which &quot;crierctl template list&quot; shows.</source>
        <translation>有多个名为“%1”的模板；请给出其中一个的编号，用 &quot;crierctl template list&quot; 查看。</translation>
    </message>
    <message>
        <source>There is no template &quot;%1&quot;; &quot;crierctl template list&quot; shows the ones there are.</source>
        <translation>没有模板“%1”；用 &quot;crierctl template list&quot; 查看已有的模板。</translation>
    </message>
    <message>
        <source>%1 is larger than any message may be.</source>
        <translation>%1 超过了消息的大小上限。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text.</source>
        <translation>%1 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>--%1 takes a name, =, and what it stands for; &quot;%2&quot; is not that.</source>
        <translation>--%1 需要“变量=值”的形式；“%2”不是。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is set twice; set it once.</source>
        <translation>“%1”设置了两次；请只设置一次。</translation>
    </message>
    <message>
        <source>%1 is there already; choose another name, or add --overwrite to replace it.</source>
        <translation>%1 已存在；请换一个名称，或加上 --overwrite 将其替换。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>This is not a template command; &quot;crierctl template --help&quot; shows how it is used.</source>
        <translation>这不是 template 命令；用 &quot;crierctl template --help&quot; 查看用法。</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名称。</translation>
    </message>
    <message>
        <source>Usage: crierctl template list [--json]
       crierctl template fill (NAME | --file FILE) [--set NAME=VALUE]... [--set-file NAME=PATH|-]...
                         [--timezone ZONE] [--output FILE|-] [--overwrite]

Templates are messages with blanks. &quot;fill&quot; prints the content, ready for --content-file of &quot;crierctl send&quot;;
it sends nothing. NAME is a name or an id that &quot;list&quot; shows.
  --set NAME=VALUE      what goes into the blank {{NAME}}; blanks with a default may be left out
  --set-file NAME=PATH  the same out of a file (&quot;-&quot;: standard input), without its last line break
  --timezone ZONE       the time zone of dates that name none, such as Asia/Shanghai
  --output FILE         write the content to a file; --overwrite replaces one that is there
A date is written like &quot;2026-11-24 22:00&quot;, if need be with a time zone or an offset behind it.

Exit codes: 0 done, 2 usage, 3 refused: the template or a value cannot be used, or the
output is there already, 7 a file could not be read or written. Common option: --data-dir DIR.</source>
        <translation>用法：crierctl template list [--json]
      crierctl template fill (名称 | --file 文件) [--set 变量=值]... [--set-file 变量=路径|-]...
                        [--timezone 时区] [--output 文件|-] [--overwrite]

模板是带有空白处的消息。“fill”输出填好的内容，可交给 &quot;crierctl send&quot; 的 --content-file；
它不发送任何内容。名称是 &quot;list&quot; 所列的名称或编号。
  --set 变量=值         填入空白处 {{变量}} 的内容；有默认值的可以省略
  --set-file 变量=路径  同上，但取自文件（“-”表示标准输入），不含最后的换行
  --timezone 时区       未写明时区的日期所用的时区，例如 Asia/Shanghai
  --output 文件         将内容写入文件；--overwrite 替换已有的文件
日期写成 &quot;2026-11-24 22:00&quot; 这样的形式，必要时在后面加上时区或偏移量。

退出码：0 完成，2 用法错误，3 已拒绝：模板或某个值无法使用，或者输出文件已存在，
7 文件无法读取或写入。通用选项：--data-dir 文件夹。</translation>
    </message>
    <message>
        <source>%1 is a folder; give the name of a file.</source>
        <translation>%1 是文件夹；请给出文件名。</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2).</source>
        <translation>无法读取 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 is no ordinary file; choose another name, or --output - to print the content.</source>
        <translation>%1 不是普通文件；请换一个名称，或用 --output - 输出内容。</translation>
    </message>
</context>
<context>
    <name>TemplateSentences</name>
    <message>
        <source>A template has no member “%1”. Remove it, or correct its name.</source>
        <translation>模板没有字段“%1”。请将其删除，或更正名称。</translation>
    </message>
    <message>
        <source>The variable “%2” has a member “%1”, which no variable has. Remove it, or correct its name.</source>
        <translation>变量“%2”含有字段“%1”，而变量没有这样的字段。请将其删除，或更正名称。</translation>
    </message>
    <message>
        <source>The member “%1” is missing. Add it.</source>
        <translation>缺少字段“%1”。请补上。</translation>
    </message>
    <message>
        <source>The variable “%2” lacks the member “%1”. Add it.</source>
        <translation>变量“%2”缺少字段“%1”。请补上。</translation>
    </message>
    <message>
        <source>The member “%1” has a value of the wrong kind. Correct it.</source>
        <translation>字段“%1”的值类型不对。请更正。</translation>
    </message>
    <message>
        <source>The member “%1” of the variable “%2” has a value of the wrong kind. Correct it.</source>
        <translation>变量“%2”的字段“%1”的值类型不对。请更正。</translation>
    </message>
    <message>
        <source>The variable “%2” is of a kind that has no “%1”. Remove it, or choose another kind.</source>
        <translation>变量“%2”的种类没有“%1”。请将其删除，或改用其他种类。</translation>
    </message>
    <message>
        <source>The variable “%2” has the kind “%1”; there are “text”, “date” and “choice”.</source>
        <translation>变量“%2”的种类为“%1”；可用的有“text”“date”和“choice”。</translation>
    </message>
    <message>
        <source>The variable “%2” has the format “%1”; there are “dateTime”, “date” and “time”.</source>
        <translation>变量“%2”的格式为“%1”；可用的有“dateTime”“date”和“time”。</translation>
    </message>
    <message>
        <source>The template has no variable “%1”. Correct the name, or leave it out.</source>
        <translation>模板没有变量“%1”。请更正名称，或将其去掉。</translation>
    </message>
    <message>
        <source>“%1” is still empty. Fill it in.</source>
        <translation>“%1”尚未填写。请填写。</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”. Choose one of its values.</source>
        <translation>“%1”不能是“%2”。请从可选的值中选择。</translation>
    </message>
    <message>
        <source>“%1” holds half of a character. Type it again.</source>
        <translation>“%1”含有半个字符。请重新输入。</translation>
    </message>
    <message>
        <source>“%1” holds a NUL character. Remove it.</source>
        <translation>“%1”含有 NUL 字符。请将其删除。</translation>
    </message>
    <message>
        <source>“%1” is one line and cannot hold a line break. Remove it.</source>
        <translation>“%1”只有一行，不能换行。请去掉换行。</translation>
    </message>
    <message>
        <source>“%1” needs a time as well. Write it like 2026-11-24 22:00.</source>
        <translation>“%1”还需要时间。请写成 2026-11-24 22:00 这样的形式。</translation>
    </message>
    <message>
        <source>“%1” is a time that does not exist: the clocks of %3 are put forward over %2. Choose an earlier or a later time.</source>
        <translation>“%1”是不存在的时间：%3 的时钟拨快，跳过了 %2。请选择更早或更晚的时间。</translation>
    </message>
    <message>
        <source>“%1” is a time that comes twice, because the clocks of %3 are put back; the first is meant: %2. If it is the second, give the time in UTC.</source>
        <translation>“%1”是会出现两次的时间，因为 %3 的时钟会拨慢；此处取第一次：%2。如果是第二次，请用 UTC 给出时间。</translation>
    </message>
    <message>
        <source>“%1” is not a date that can be read: “%2”. Write it like 2026-11-24 22:00, and behind it, if need be, a time zone such as Asia/Shanghai.</source>
        <translation>“%1”不是可以识别的日期：“%2”。请写成 2026-11-24 22:00 这样的形式，必要时在后面加上时区，例如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>{{%1}} stands outside of double quotes, where it cannot be filled in. Put it into a text in double quotes.</source>
        <translation>{{%1}} 在双引号之外，无法填写。请将其放入双引号内的文本中。</translation>
    </message>
    <message>
        <source>After {{ must follow the name of a variable and }}, but there is: %1. Correct it; two braces that are meant as themselves are written {{{{.</source>
        <translation>{{ 之后必须是变量名和 }}，但这里是：%1。请更正；如果就是要写两个大括号，请写成 {{{{。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a variable. Use letters of ASCII, digits and _, and begin with a letter or _.</source>
        <translation>“%1”不能用作变量名。请使用 ASCII 字母、数字和 _，并以字母或 _ 开头。</translation>
    </message>
    <message>
        <source>The variable “%1” is described twice. Remove one of the two.</source>
        <translation>变量“%1”说明了两次。请删除其中一个。</translation>
    </message>
    <message>
        <source>The content uses {{%1}}, but no variable of that name is described. Describe it, or correct the name.</source>
        <translation>内容使用了 {{%1}}，但没有说明这个变量。请补上说明，或更正名称。</translation>
    </message>
    <message>
        <source>The variable “%1” is described, but the content does not use {{%1}}. Use it, or remove its description.</source>
        <translation>说明了变量“%1”，但内容没有使用 {{%1}}。请使用它，或删除说明。</translation>
    </message>
    <message>
        <source>The template has %1 variables and may have %2. Use fewer.</source>
        <translation>模板有 %1 个变量，最多 %2 个。请减少变量。</translation>
    </message>
    <message>
        <source>There is no time zone “%1” on this computer. Write it like Asia/Shanghai.</source>
        <translation>此计算机没有时区“%1”。请写成 Asia/Shanghai 这样的形式。</translation>
    </message>
    <message>
        <source>The time zone “%1” of the variable “%2” is not known on this computer. Write it like Asia/Shanghai.</source>
        <translation>变量“%2”的时区“%1”在此计算机上未知。请写成 Asia/Shanghai 这样的形式。</translation>
    </message>
    <message>
        <source>The variable “%1” is a choice, but there is nothing to choose from. Add choices.</source>
        <translation>变量“%1”是选择项，但没有可选的值。请添加选项。</translation>
    </message>
    <message>
        <source>The variable “%1” has the choice “%2” twice. Remove one of the two.</source>
        <translation>变量“%1”的选项“%2”出现了两次。请删除其中一个。</translation>
    </message>
    <message>
        <source>The variable “%1” begins with “%2”, which is none of its choices. Choose one of them.</source>
        <translation>变量“%1”的初始值“%2”不在选项之中。请从选项中选择。</translation>
    </message>
    <message>
        <source>This is not a file that can be read.</source>
        <translation>这不是可以读取的文件。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file is larger than any template may be (%1 KiB).</source>
        <translation>文件超过了模板的大小上限（%1 KiB）。</translation>
    </message>
    <message>
        <source>The file cannot be read as a template. %1</source>
        <translation>无法将此文件作为模板读取。%1</translation>
    </message>
    <message>
        <source>This file is not a template of Crier: it has no number as its member “version”.</source>
        <translation>此文件不是 Crier 的模板：其字段“version”不是数字。</translation>
    </message>
    <message>
        <source>This template was made by a newer version of Crier, in format %1. Use that version, or export the template there in an older format.</source>
        <translation>此模板由更新版本的 Crier 生成，格式为 %1。请使用该版本，或在那里以较旧的格式导出。</translation>
    </message>
    <message>
        <source>The template has no name. Give it one.</source>
        <translation>模板没有名称。请为其命名。</translation>
    </message>
    <message>
        <source>The name has %1 characters and may have %2. Shorten it.</source>
        <translation>名称有 %1 个字符，最多 %2 个。请缩短。</translation>
    </message>
    <message>
        <source>“%1” is not a language. Write it like en or zh_CN.</source>
        <translation>“%1”不是语言。请写成 en 或 zh_CN 这样的形式。</translation>
    </message>
    <message>
        <source>“%1” cannot be a message type. Use one of the built-in types, such as RC:TxtMsg, or one of your own: at most 32 letters, digits and signs of ASCII that do not begin with RC:.</source>
        <translation>“%1”不能用作消息类型。请使用内置类型（例如 RC:TxtMsg），或自定义类型：最多 32 个 ASCII 字母、数字和符号，且不以 RC: 开头。</translation>
    </message>
    <message>
        <source>The template has no content. Write the announcement.</source>
        <translation>模板没有内容。请撰写公告。</translation>
    </message>
    <message>
        <source>The content is not UTF-8 text. Save it as UTF-8.</source>
        <translation>内容不是 UTF-8 文本。请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>This template was changed or removed elsewhere in the meantime. What is on the disk was left as it is.</source>
        <translation>此模板在此期间已在别处被修改或删除。磁盘上的内容保持原样。</translation>
    </message>
    <message>
        <source>There is already a template named “%1”. Choose another name.</source>
        <translation>已有名为“%1”的模板。请换一个名称。</translation>
    </message>
    <message>
        <source>This cannot be kept: it is too large. Shorten it.</source>
        <translation>内容过大，无法保存。请缩短。</translation>
    </message>
    <message>
        <source>The disk reported an error. Check the disk, then try again.</source>
        <translation>磁盘报告了错误。请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Crier. It was left as it is, and nothing more can be kept in it here.</source>
        <translation>%1 由更新版本的 Crier 写入，已保持原样，在此无法再向其中保存内容。</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <comment>a size</comment>
        <translation>%1 KiB</translation>
    </message>
</context>
<context>
    <name>TypesCommand</name>
    <message>
        <source>Usage: crierctl types [--json]

Lists the message types that the service defines: name, object name, how well the type serves as a
chatroom broadcast, and why. With --json one object a line, with all fields of the content.</source>
        <translation>用法：crierctl types [--json]

列出服务定义的消息类型：名称、类型名、作为聊天室广播是否合适及其原因。
使用 --json 时每行一个对象，包含内容的全部字段。</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>discouraged</source>
        <translation>不推荐</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option of types; &quot;crierctl types --help&quot; shows them all.</source>
        <translation>&quot;%1&quot; 不是 types 的选项；用 &quot;crierctl types --help&quot; 查看全部选项。</translation>
    </message>
</context>
<context>
    <name>ValidateCommand</name>
    <message>
        <source>Usage: crierctl validate --type OBJECT_NAME (--text T | --content T | --content-file PATH|-)
                         [--from USER] [--environment live|test|sandbox] [--live] [--json]

Says what is wrong with a message, and sends nothing. A line for each finding; an error would keep the message
from being sent, a warning asks you to look.
  --from USER        check the sender too
  --environment E    where it would go; live, the strictest, unless told otherwise
  --live             the same as --environment live
  --json             one object: ok, and findings with severity, problem, part, path, line, column, offset,
                     message and fix

Exit codes: 0 no error, 2 usage, 3 errors were found or the content could not be read.</source>
        <translation>用法：crierctl validate --type 类型 (--text 文本 | --content 内容 | --content-file 路径|-)
                         [--from 用户] [--environment live|test|sandbox] [--live] [--json]

检查一条消息有哪些问题，不发送任何内容。每个问题一行；错误会使消息无法发送，警告请您留意。
  --from 用户        同时检查发送者
  --environment E    消息要发往的环境；默认为 live，即最严格的检查
  --live             等同于 --environment live
  --json             一个对象：ok 和 findings，每项含 severity、problem、part、path、line、column、offset、
                     message 和 fix

退出码：0 没有错误，2 用法错误，3 发现错误或无法读取内容。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option of validate; &quot;crierctl validate --help&quot; shows them all.</source>
        <translation>&quot;%1&quot; 不是 validate 的选项；用 &quot;crierctl validate --help&quot; 查看全部选项。</translation>
    </message>
    <message>
        <source>Give the environment once: with --live or --environment.</source>
        <translation>环境只能给出一次：用 --live 或 --environment。</translation>
    </message>
    <message>
        <source>--environment takes live, test or sandbox, not &quot;%1&quot;.</source>
        <translation>--environment 的值应为 live、test 或 sandbox，而不是 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>error: line %1, column %2: %3</source>
        <translation>错误：第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>warning: line %1, column %2: %3</source>
        <translation>警告：第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>Nothing is wrong with this message.</source>
        <translation>这条消息没有问题。</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>You can do this yourself.</source>
        <translation>您可以自行处理。</translation>
    </message>
    <message>
        <source>Whoever owns the app can do this in the vendor&apos;s console.</source>
        <translation>由应用负责人在厂商控制台处理。</translation>
    </message>
    <message>
        <source>The vendor&apos;s support can help; give them the request ID.</source>
        <translation>可联系厂商技术支持，并提供请求 ID。</translation>
    </message>
    <message>
        <source>The developers of the program that sent it can do this.</source>
        <translation>由发送程序的开发人员处理。</translation>
    </message>
    <message>
        <source>Whoever runs the network can do this.</source>
        <translation>由网络管理员处理。</translation>
    </message>
    <message>
        <source>The service accepted it; people in chatrooms have it. Do not send it again.</source>
        <translation>服务端已接受，聊天室中的人已收到。请勿再次发送。</translation>
    </message>
    <message>
        <source>It was not delivered to anybody. Once the cause is gone it is safe to send again.</source>
        <translation>没有送达任何人。原因消除后可以放心重发。</translation>
    </message>
    <message>
        <source>It may have been delivered. Ask someone in a chatroom before anybody sends it again, and let no program repeat it by itself.</source>
        <translation>可能已经送达。重发之前请先向聊天室中的人确认，切勿让程序自动重发。</translation>
    </message>
    <message>
        <source>This says nothing about a broadcast.</source>
        <translation>这与广播是否送达无关。</translation>
    </message>
    <message>
        <source>Code %1: %2</source>
        <translation>返回码 %1：%2</translation>
    </message>
    <message>
        <source>Code %1 is in no list that Crier knows.</source>
        <translation>返回码 %1 不在 Crier 已知的列表中。</translation>
    </message>
    <message>
        <source>HTTP status %1: %2</source>
        <translation>HTTP 状态 %1：%2</translation>
    </message>
    <message>
        <source>HTTP status %1 is in no list that Crier knows.</source>
        <translation>HTTP 状态 %1 不在 Crier 已知的列表中。</translation>
    </message>
    <message>
        <source>There was no answer with a code.</source>
        <translation>没有带返回码的响应。</translation>
    </message>
    <message>
        <source>Nothing in it says how a broadcast ended.</source>
        <translation>其中没有广播结果的信息。</translation>
    </message>
    <message>
        <source>The service said: “%1”</source>
        <translation>服务端说明：“%1”</translation>
    </message>
    <message>
        <source>The vendor documents this.</source>
        <translation>厂商文档有此说明。</translation>
    </message>
    <message>
        <source>The vendor documents the code; that the broadcast may have gone out all the same is our conclusion.</source>
        <translation>厂商文档有此返回码；广播仍可能已发出是我们的推断。</translation>
    </message>
    <message>
        <source>The vendor documents this, and it was seen to mean more than is documented.</source>
        <translation>厂商文档有此说明，但实际含义比文档更多。</translation>
    </message>
    <message>
        <source>Only one source says so.</source>
        <translation>只有一处资料如此说明。</translation>
    </message>
    <message>
        <source>The sources contradict each other.</source>
        <translation>各处资料相互矛盾。</translation>
    </message>
    <message>
        <source>This is read from the source of an SDK; the vendor does not document it.</source>
        <translation>来自 SDK 源码，厂商文档未说明。</translation>
    </message>
    <message>
        <source>This is our conclusion; nobody promises it.</source>
        <translation>这是我们的推断，没有任何保证。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>may have been delivered</source>
        <translation>可能已送达</translation>
    </message>
    <message>
        <source>not about broadcasts</source>
        <translation>与广播无关</translation>
    </message>
    <message>
        <source>Server API</source>
        <translation>服务端接口</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Made up by an SDK</source>
        <translation>SDK 自造</translation>
    </message>
    <message>
        <source>Client of a user</source>
        <translation>用户客户端</translation>
    </message>
    <message>
        <source>Nothing was recognised. Paste the reply of the service, a line of a log, or a code.</source>
        <translation>未识别出任何内容。请粘贴服务端的响应、一行日志或返回码。</translation>
    </message>
    <message>
        <source>Read as a number alone.</source>
        <translation>识别为单独的数字。</translation>
    </message>
    <message>
        <source>Read as the service&apos;s answer.</source>
        <translation>识别为服务端的响应。</translation>
    </message>
    <message>
        <source>Read as a whole HTTP reply.</source>
        <translation>识别为完整的 HTTP 响应。</translation>
    </message>
    <message>
        <source>Read as what curl printed.</source>
        <translation>识别为 curl 的输出。</translation>
    </message>
    <message>
        <source>Read as a row of Crier&apos;s log.</source>
        <translation>识别为 Crier 日志中的一行。</translation>
    </message>
    <message>
        <source>Read as a web page, not as an answer of the service.</source>
        <translation>识别为网页，而不是服务端的响应。</translation>
    </message>
    <message>
        <source>Read as a line of another program&apos;s log.</source>
        <translation>识别为其他程序的一行日志。</translation>
    </message>
    <message>
        <source>Code: %1.</source>
        <translation>返回码：%1。</translation>
    </message>
    <message>
        <source>HTTP status: %1.</source>
        <translation>HTTP 状态：%1。</translation>
    </message>
    <message>
        <source>Time: %1.</source>
        <translation>时间：%1。</translation>
    </message>
    <message>
        <source>Request ID: %1.</source>
        <translation>请求 ID：%1。</translation>
    </message>
    <message>
        <source>App Key: %1.</source>
        <translation>App Key：%1。</translation>
    </message>
    <message>
        <source>Host: %1.</source>
        <translation>主机：%1。</translation>
    </message>
    <message>
        <source>These codes stand there too, and each asks for a look of its own: %1.</source>
        <translation>其中还有以下返回码，需要分别查看：%1。</translation>
    </message>
    <message>
        <source>Only the first row was looked at. Further rows: %1.</source>
        <translation>只查看了第一行。其余行数：%1。</translation>
    </message>
    <message>
        <source>The text is very long; only its first 256 KiB were looked at.</source>
        <translation>文本很长；只检查了前 256 KiB。</translation>
    </message>
    <message>
        <source>The text holds bytes that are no characters.</source>
        <translation>文本中含有不是字符的字节。</translation>
    </message>
    <message>
        <source>No time stands there; for the look into Crier&apos;s log it was taken to be %1.</source>
        <translation>其中没有时间；查看 Crier 日志时按 %1 处理。</translation>
    </message>
    <message>
        <source>How far the clock is off was measured on this computer, by the last check of the set-up.</source>
        <translation>时钟偏差由最近一次检查设置在本机测得。</translation>
    </message>
    <message>
        <source>It may still go out, or have gone out. Let nobody send it again before it has ended.</source>
        <translation>它可能仍会发出，也可能已经发出。在其结束之前，请勿让任何人重发。</translation>
    </message>
    <message>
        <source>This answer belongs to an attempt that was not delivered, but an earlier or later attempt in this text may have arrived. Ask someone in a chatroom before anybody sends it again, and let no program repeat it by itself.</source>
        <translation>此结果对应的那次尝试没有送达，但这段文本中更早或更晚的另一次尝试可能已经送达。重发之前请先向聊天室中的人确认，切勿让程序自动重发。</translation>
    </message>
    <message>
        <source>First ask someone in a chatroom whether it arrived.</source>
        <translation>请先向聊天室中的人确认是否已经送达。</translation>
    </message>
</context>
<context>
    <name>crier::AboutDialog</name>
    <message>
        <source>About Crier</source>
        <translation>关于 Crier</translation>
    </message>
    <message>
        <source>Crier %1</source>
        <comment>%1 is a version</comment>
        <translation>Crier %1</translation>
    </message>
    <message>
        <source>A desktop console for %1 chatroom broadcasts.</source>
        <extracomment>%1 is the vendor&apos;s name</extracomment>
        <translation>%1聊天室广播的桌面控制台。</translation>
    </message>
    <message>
        <source>TLS: missing. Nothing can be sent over https; install Crier again.</source>
        <translation>TLS：缺失。无法通过 https 发送；请重新安装 Crier。</translation>
    </message>
    <message>
        <source>TLS: %1</source>
        <translation>TLS：%1</translation>
    </message>
    <message>
        <source>Qt&apos;s own words in this language: missing. Buttons such as Cancel are in English; install Crier again.</source>
        <translation>Qt 自带的中文词语：缺失。“取消”等按钮显示为英文；请重新安装 Crier。</translation>
    </message>
    <message>
        <source>Runs on: %1, %2 %3</source>
        <translation>运行于：%1，%2 %3</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. Parts made by others keep their own licences.</source>
        <translation>自由软件，按 GNU 通用公共许可证第 3 版或更高版本发布，不提供任何担保。他人制作的部件保留各自的许可证。</translation>
    </message>
    <message>
        <source>&amp;GPL</source>
        <translation>GPL 全文(&amp;G)</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>&amp;Data folder:</source>
        <translation>数据文件夹(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copies version, build, licences and data folder as text.</source>
        <translation>将版本、构建信息、许可证和数据文件夹复制为文本。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>数据文件夹：%1</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>The folder could not be opened here. Copy its name and open it in a file manager.</source>
        <translation>无法在此打开该文件夹。请复制其名称，并在文件管理器中打开。</translation>
    </message>
</context>
<context>
    <name>crier::ArmPanel</name>
    <message>
        <source>That is not the name. To arm live mode, type it exactly as it stands here: %1</source>
        <translation>名称不符。要启用正式发送，请完全按此输入：%1</translation>
    </message>
    <message>
        <source>Name of the app</source>
        <translation>应用名称</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Stay disarmed</source>
        <translation>保持停用</translation>
    </message>
    <message>
        <source>Arm live mode</source>
        <translation>启用正式发送</translation>
    </message>
    <message>
        <source>While live mode is armed, sends reach real people. It ends by itself when nothing is done for %1 min. To arm it, type the name of the app: %2</source>
        <translation>启用期间，发送会触达真实用户；%1 分钟无操作后自动停用。要启用，请输入应用名称：%2</translation>
    </message>
</context>
<context>
    <name>crier::ArmingState</name>
    <message>
        <source>Armed, ends in %1 min</source>
        <translation>正式发送已启用，%1 分钟后结束</translation>
    </message>
    <message>
        <source>Armed, ends in %1 s</source>
        <translation>正式发送已启用，%1 秒后结束</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>正式发送未启用</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Arm...</source>
        <translation>启用……</translation>
    </message>
    <message>
        <source>Disarm live mode</source>
        <translation>停用正式发送</translation>
    </message>
    <message>
        <source>Arm live mode</source>
        <translation>启用正式发送</translation>
    </message>
</context>
<context>
    <name>crier::AskStrip</name>
    <message numerus="yes">
        <source>Before this goes out: %n warning(s).</source>
        <translation>
            <numerusform>发出之前请注意：有 %n 条警告。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>... and %n more, in the Problems tab.</source>
        <translation>
            <numerusform>……另有 %n 条，见“问题”标签页。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>查看第一条</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Warnings before sending</source>
        <translation>发送前的警告</translation>
    </message>
</context>
<context>
    <name>crier::BooleanField</name>
    <message>
        <source>Not set</source>
        <comment>of a truth value</comment>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>crier::BundleDialog</name>
    <message>
        <source>Tick at least one part first.</source>
        <translation>请先至少勾选一个部分。</translation>
    </message>
    <message>
        <source>Reading the log...</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>%1 - exactly as it will be written</source>
        <comment>%1 is a file name</comment>
        <translation>%1：与将要写入的内容完全一致</translation>
    </message>
    <message>
        <source>This part is left out.</source>
        <translation>此部分不包含在内。</translation>
    </message>
    <message>
        <source>Copied. Paste it into a mail or a ticket.</source>
        <translation>已复制。请粘贴到邮件或工单中。</translation>
    </message>
    <message>
        <source>Save the support bundle</source>
        <translation>保存支持包</translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation>Zip 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Text file (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>The zip file could not be made: %1. Copy the bundle as text instead.</source>
        <translation>无法生成 zip 文件：%1。请改为复制为文本。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder, or copy the bundle as text.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹，或复制为文本。</translation>
    </message>
    <message>
        <source>Written to %1. Nothing has been sent to anybody.</source>
        <translation>已写入 %1。未发送给任何人。</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>支持包</translation>
    </message>
    <message>
        <source>This is all that goes into the bundle. Read it, and take out what you do not want to share. App Secret and signature are never in it, and Crier sends it to nobody.</source>
        <translation>以下就是支持包的全部内容。请过目，并去掉不想分享的部分。其中绝不包含 App Secret 和签名，Crier 也不会将其发送给任何人。</translation>
    </message>
    <message>
        <source>This build of Crier cannot write zip files: the bundle is text.</source>
        <translation>此版本的 Crier 无法写入 zip 文件：支持包为纯文本。</translation>
    </message>
    <message>
        <source>&amp;Parts</source>
        <translation>组成部分(&amp;P)</translation>
    </message>
    <message>
        <source>Parts of the bundle</source>
        <translation>支持包的组成部分</translation>
    </message>
    <message>
        <source>Text of the chosen part</source>
        <translation>所选部分的文本</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save zip...</source>
        <translation>保存 zip(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Save text...</source>
        <translation>保存文本(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>crier::ByteMeter</name>
    <message>
        <source>%1 of 128 KiB, %2 too large</source>
        <translation>%1，上限 128 KiB，超出 %2</translation>
    </message>
    <message>
        <source>%1 of 128 KiB, close to the limit</source>
        <translation>%1，上限 128 KiB，接近上限</translation>
    </message>
    <message>
        <source>%1 of 128 KiB</source>
        <translation>%1，上限 128 KiB</translation>
    </message>
</context>
<context>
    <name>crier::CarryStrip</name>
    <message>
        <source>%1 %2</source>
        <comment>environment as a word, and name of a profile</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>You go from %1 to %2, and there is a message in the composer. What shall become of it? In both cases it stays among the drafts.</source>
        <translation>您要从 %1 切换到 %2，编辑器中还有一条消息。如何处理？无论怎样，它都会保留在草稿中。</translation>
    </message>
    <message>
        <source>Begin a new one there</source>
        <translation>在那里新建一条</translation>
    </message>
    <message>
        <source>Take this draft along to %1</source>
        <translation>把草稿带到 %1</translation>
    </message>
    <message>
        <source>Stay with %1</source>
        <translation>留在 %1</translation>
    </message>
    <message>
        <source>Change of profile</source>
        <translation>切换配置</translation>
    </message>
    <message>
        <source>%1 There is a message in the composer that was written for it as it was. What shall become of it? In all cases it stays among the drafts.</source>
        <translation>%1编辑器中有一条为修改前的配置撰写的消息。如何处理？无论怎样，它都会保留在草稿中。</translation>
    </message>
</context>
<context>
    <name>crier::ChatroomDelegate</name>
    <message>
        <source>%1  %2</source>
        <comment>sender and time</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 - preview of the next message</source>
        <comment>%1 is a sender</comment>
        <translation>%1 - 下一条消息的预览</translation>
    </message>
    <message>
        <source>Preview of the next message</source>
        <translation>下一条消息的预览</translation>
    </message>
</context>
<context>
    <name>crier::ChatroomModel</name>
    <message>
        <source>Preview, not sent yet: %1</source>
        <translation>预览，尚未发送：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sender and text of a chat message</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>crier::ChatroomView</name>
    <message>
        <source>What a member of the sandbox&apos;s chatroom sees</source>
        <translation>沙箱聊天室成员看到的内容</translation>
    </message>
    <message>
        <source>What members will see, roughly: each app draws messages its own way</source>
        <translation>成员大致会看到的样子：各应用的显示方式不同</translation>
    </message>
    <message>
        <source>Chatroom</source>
        <translation>聊天室</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Show the preview in light colors</source>
        <translation>以浅色显示预览</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Show the preview in dark colors</source>
        <translation>以深色显示预览</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Show the preview as wide as a phone</source>
        <translation>以手机宽度显示预览</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>Show the preview as wide as a tablet</source>
        <translation>以平板宽度显示预览</translation>
    </message>
    <message>
        <source>Cha&amp;troom</source>
        <translation>聊天室(&amp;T)</translation>
    </message>
    <message>
        <source>Prev&amp;iew</source>
        <translation>预览(&amp;I)</translation>
    </message>
</context>
<context>
    <name>crier::CodeListModel</name>
    <message>
        <source>%1 - %2</source>
        <comment>a code and its meaning</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>%1 (%2) - %3</source>
        <comment>a code, whose it is, and its meaning</comment>
        <translation>%1（%2）- %3</translation>
    </message>
</context>
<context>
    <name>crier::ComposeView</name>
    <message>
        <source>Draft saved</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>草稿未保存：%1</translation>
    </message>
    <message>
        <source>Hello from Crier! This announcement goes to the sandbox, so nobody is disturbed.</source>
        <translation>您好，这里是 Crier！这条公告只发往沙箱，不会打扰任何人。</translation>
    </message>
    <message>
        <source>&amp;Sender ID</source>
        <translation>发送者 ID(&amp;S)</translation>
    </message>
    <message>
        <source>Sender ID</source>
        <translation>发送者 ID</translation>
    </message>
    <message>
        <source>The user ID members see as the sender</source>
        <translation>成员看到的发送者用户 ID</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>类型(&amp;Y)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Pro&amp;blems</source>
        <translation>问题(&amp;B)</translation>
    </message>
    <message>
        <source>Pro&amp;blems (%1)</source>
        <translation>问题(&amp;B)（%1）</translation>
    </message>
    <message>
        <source>An input method is still composing. Finish the word, then send.</source>
        <translation>输入法尚未完成输入。请先完成当前词语，再发送。</translation>
    </message>
    <message>
        <source>Enter a sender ID first.</source>
        <translation>请先填写发送者 ID。</translation>
    </message>
    <message>
        <source>The service is not ready yet.</source>
        <translation>服务尚未就绪。</translation>
    </message>
    <message>
        <source>Asking...</source>
        <translation>正在查询……</translation>
    </message>
    <message>
        <source>The sender is online.</source>
        <translation>发送者在线。</translation>
    </message>
    <message>
        <source>The sender is not online.</source>
        <translation>发送者不在线。</translation>
    </message>
    <message>
        <source>Could not find out: %1</source>
        <translation>无法查询：%1</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>This could not be mended by itself. Change it by hand.</source>
        <translation>无法自动修正，请手工修改。</translation>
    </message>
    <message>
        <source>Preview, request and problems</source>
        <translation>预览、请求和问题</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>请求(&amp;Q)</translation>
    </message>
    <message>
        <source>This draft was written for the profile %1; it would now go to %2. Choose that profile first if it should not.</source>
        <translation>此草稿是为配置“%1”撰写的；现在会发往“%2”。如不应如此，请先切换配置再发送。</translation>
    </message>
    <message>
        <source>This draft has no sender yet (it was %1 a moment ago).</source>
        <translation>此草稿还没有发送者（刚才是“%1”）。</translation>
    </message>
    <message>
        <source>The sender is now %1 (it was %2 a moment ago).</source>
        <translation>发送者现在是“%1”（刚才是“%2”）。</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <comment>%1 is a sender ID</comment>
        <translation>保留“%1”</translation>
    </message>
    <message>
        <source>The message was changed before you answered, so nothing was sent. Press Send again.</source>
        <translation>在您回答之前消息已改变，因此没有发送任何内容。请再次点击发送。</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <translation>没有发送任何内容。%1</translation>
    </message>
    <message>
        <source>An input method is still composing. Finish the word, then fix this.</source>
        <translation>输入法仍在组字。请先完成输入，再修正此问题。</translation>
    </message>
    <message>
        <source>An input method is still composing. Finish the word, then choose the type.</source>
        <translation>输入法仍在组字。请先完成输入，再选择类型。</translation>
    </message>
    <message>
        <source>The profile changed before you answered, so nothing was sent. Press Send again.</source>
        <translation>在您回答之前配置已改变，因此没有发送任何内容。请再次点击发送。</translation>
    </message>
    <message>
        <source>The send was cancelled during its hold. Nothing was sent.</source>
        <translation>已在等待期间取消发送。未发送任何内容。</translation>
    </message>
    <message>
        <source>Live mode was disarmed during the hold. Nothing was sent.</source>
        <translation>等待期间正式发送已停用。未发送任何内容。</translation>
    </message>
    <message>
        <source>The profile was changed during the hold. Nothing was sent.</source>
        <translation>等待期间配置已更改。未发送任何内容。</translation>
    </message>
    <message>
        <source>The message was changed during the hold. Nothing was sent; send it anew when it is ready.</source>
        <translation>等待期间消息已更改。未发送任何内容；写好后请重新发送。</translation>
    </message>
    <message>
        <source>The hold is over, but nothing was sent: %1</source>
        <translation>等待已结束，但未发送：%1</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>%1 This draft was written for it as it was. Look whom it reaches now before you send it.</source>
        <extracomment>%1 is whole sentences</extracomment>
        <translation>%1此草稿是为改动前的配置撰写的。发送前请确认它现在会发给谁。</translation>
    </message>
    <message>
        <source>Crier was locked during the hold. Nothing was sent.</source>
        <translation>等待期间 Crier 已锁定。未发送任何内容。</translation>
    </message>
</context>
<context>
    <name>crier::ContentEditor</name>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message content as it is sent</source>
        <translation>按原样发送的消息内容</translation>
    </message>
    <message>
        <source>Whatever your app expects</source>
        <translation>按您的应用约定填写内容</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>例如：%1</translation>
    </message>
    <message>
        <source>The content is not one JSON object, so there is nothing to show as a form. Everything you wrote is in the JSON tab.</source>
        <translation>内容不是一个 JSON 对象，无法以表单显示。您写的内容都在“JSON”标签页中。</translation>
    </message>
    <message>
        <source>The JSON has an error (%1), so it cannot be shown as a form. Everything you wrote is in the JSON tab; the form comes back when the error is mended.</source>
        <translation>JSON 有错误（%1），无法以表单显示。您写的内容都在“JSON”标签页中；修正错误后表单会恢复。</translation>
    </message>
    <message>
        <source>The JSON has an error, so it cannot be laid out anew. Mend the error first (F8).</source>
        <translation>JSON 有错误，无法重新排版。请先修正错误（F8）。</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>转到错误处</translation>
    </message>
    <message>
        <source>Format</source>
        <comment>lay JSON out over several lines</comment>
        <translation>排版</translation>
    </message>
    <message>
        <source>A line for each member; what is sent stays the same JSON</source>
        <translation>每个键值一行；发送的 JSON 含义不变</translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>JSON without white space</comment>
        <translation>压缩</translation>
    </message>
    <message>
        <source>No white space between the members; fewer bytes are sent</source>
        <translation>去掉键值之间的空白，发送的字节更少</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find and replace in the JSON</source>
        <translation>在 JSON 中查找和替换</translation>
    </message>
    <message>
        <source>Fo&amp;rm</source>
        <translation>表单(&amp;R)</translation>
    </message>
    <message>
        <source>Co&amp;ntent</source>
        <translation>内容(&amp;N)</translation>
    </message>
</context>
<context>
    <name>crier::CorrectionDialog</name>
    <message>
        <source>The text is empty. Write it.</source>
        <translation>文本为空。请填写。</translation>
    </message>
    <message>
        <source>The text holds half of a character. Type it again.</source>
        <translation>文本含有半个字符。请重新输入。</translation>
    </message>
    <message>
        <source>The text is longer than any message may be. Shorten it.</source>
        <translation>文本超过了消息的长度上限。请缩短。</translation>
    </message>
    <message>
        <source>Correction text of %1</source>
        <comment>%1 is a profile name</comment>
        <translation>%1 的更正文本</translation>
    </message>
    <message>
        <source>A broadcast cannot be recalled. This text is kept ready, so that a correction takes one step; it is not sent before you send it.</source>
        <translation>广播无法撤回。此文本随时备用，一步即可开始更正；在您发送之前不会发出。</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>类型(&amp;T)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>%1 - %2</source>
        <comment>name and object name of a message type</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>文本(&amp;X)</translation>
    </message>
    <message>
        <source>Correction text</source>
        <translation>更正文本</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>What you changed is not saved yet. Go on writing, save it, or discard it.</source>
        <translation>您的更改尚未保存。请继续编辑、保存，或放弃更改。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>crier::DateField</name>
    <message>
        <source>Say it</source>
        <translation>写明</translation>
    </message>
    <message>
        <source>%1: say it</source>
        <comment>%1 is the label of a date</comment>
        <translation>%1：写明</translation>
    </message>
    <message>
        <source>%1: time zone</source>
        <comment>%1 is the label of a date</comment>
        <translation>%1：时区</translation>
    </message>
</context>
<context>
    <name>crier::DecoderPage</name>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>What it means, why it came and what to do will stand here. Nothing is sent.</source>
        <translation>此处将显示含义、原因和处理办法。不会发送任何内容。</translation>
    </message>
    <message>
        <source>A send of the log, %1.</source>
        <translation>日志中的一次发送，%1。</translation>
    </message>
    <message>
        <source>From the table of codes.</source>
        <translation>来自返回码表。</translation>
    </message>
    <message>
        <source>&amp;Paste a reply, a line of a log, or a code</source>
        <translation>粘贴响应、一行日志或返回码(&amp;P)</translation>
    </message>
    <message>
        <source>Reply, line of a log, or code</source>
        <translation>响应、一行日志或返回码</translation>
    </message>
    <message>
        <source>{&quot;code&quot;:1008,...}, what curl printed, a line of another program&apos;s log, 1004</source>
        <translation>{&quot;code&quot;:1008,...}、curl 的输出、其他程序的一行日志、1004</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清空(&amp;L)</translation>
    </message>
    <message>
        <source>Look &amp;up a code</source>
        <translation>查询返回码(&amp;U)</translation>
    </message>
    <message>
        <source>Search the codes</source>
        <translation>搜索返回码</translation>
    </message>
    <message>
        <source>Number or word</source>
        <translation>数字或词语</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>返回码</translation>
    </message>
    <message>
        <source>No code is described that way. Try a shorter word, or the number alone.</source>
        <translation>没有匹配的返回码。请换用更短的词，或只输入数字。</translation>
    </message>
</context>
<context>
    <name>crier::DifferenceView</name>
    <message>
        <source>Sender ID</source>
        <translation>发送者 ID</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Also deliver to the sender</source>
        <translation>同时投递给发送者</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>+ added: %1, - removed: %2</source>
        <translation>+ 新增：%1，- 删除：%2</translation>
    </message>
    <message>
        <source>… %1 characters more …</source>
        <translation>… 还有 %1 个字符 …</translation>
    </message>
    <message>
        <source>… unchanged lines: %1</source>
        <translation>… 未更改的行：%1</translation>
    </message>
    <message>
        <source>… lines more: %1</source>
        <translation>… 还有的行：%1</translation>
    </message>
</context>
<context>
    <name>crier::DraftListModel</name>
    <message>
        <source>in this window</source>
        <translation>在此窗口中</translation>
    </message>
    <message>
        <source>in another window</source>
        <translation>在另一个窗口中</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
</context>
<context>
    <name>crier::DraftsDialog</name>
    <message>
        <source>No draft matches the search.</source>
        <translation>没有符合搜索条件的草稿。</translation>
    </message>
    <message>
        <source>No drafts yet. What you write is kept here by itself, and every message you begin gets a draft of its own.</source>
        <translation>还没有草稿。您所写的内容会自动保留在这里，每条新消息都有自己的草稿。</translation>
    </message>
    <message>
        <source>This draft is open in this window. To delete it, begin another message first.</source>
        <translation>这份草稿已在此窗口中打开。要删除它，请先开始撰写另一条消息。</translation>
    </message>
    <message>
        <source>Deleted drafts can be taken back for 30 days.</source>
        <translation>删除的草稿在 30 天内可以取回。</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>取回(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>The version is restored. What was there before is a version now.</source>
        <translation>已恢复该版本。之前的内容已存为一个版本。</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <comment>%1 is a draft&apos;s title</comment>
        <translation>已删除：%1</translation>
    </message>
    <message>
        <source>It is open in another window, so it was not deleted. Close it there first.</source>
        <translation>它已在另一个窗口中打开，因此未被删除。请先在那里关闭它。</translation>
    </message>
    <message>
        <source>The draft was not deleted. %1</source>
        <translation>草稿未被删除。%1</translation>
    </message>
    <message>
        <source>The draft was not taken back. %1</source>
        <translation>草稿未能取回。%1</translation>
    </message>
    <message>
        <source>Damaged drafts that were kept aside: %1, the last one as %2.</source>
        <translation>已另存的损坏草稿：%1 份，最后一份为 %2。</translation>
    </message>
    <message>
        <source>Files that are no drafts or cannot be read: %1, for example %2.</source>
        <translation>不是草稿或无法读取的文件：%1 个，例如 %2。</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Search drafts</source>
        <translation>搜索草稿</translation>
    </message>
    <message>
        <source>Drafts, newest first</source>
        <translation>草稿，最新的在前</translation>
    </message>
    <message>
        <source>&amp;Show deleted drafts</source>
        <translation>显示已删除的草稿(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open a &amp;copy</source>
        <translation>打开副本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>crier::EnvironmentBand</name>
    <message>
        <source>Environment: %1</source>
        <translation>环境：%1</translation>
    </message>
</context>
<context>
    <name>crier::FieldRow</name>
    <message>
        <source>%1 (required)</source>
        <comment>%1 is the label of a field</comment>
        <translation>%1（必填）</translation>
    </message>
    <message>
        <source>This value is not of the kind a form can show. Change it in the JSON tab.</source>
        <translation>这个值的类型无法在表单中编辑。请在“JSON”标签页中修改。</translation>
    </message>
    <message>
        <source>%1, item %2</source>
        <comment>a field that is a list, and a number</comment>
        <translation>%1，第 %2 项</translation>
    </message>
</context>
<context>
    <name>crier::FindBar</name>
    <message>
        <source>%1 or more</source>
        <comment>a count</comment>
        <translation>%1 处以上</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>which match of how many</comment>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <comment>%1 is a count</comment>
        <translation>找到：%1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a count and a note</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>The search went on from the beginning.</source>
        <translation>已从开头继续查找。</translation>
    </message>
    <message>
        <source>The search went on from the end.</source>
        <translation>已从末尾继续查找。</translation>
    </message>
    <message>
        <source>Replaced: %1</source>
        <comment>%1 is a count</comment>
        <translation>已替换：%1</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>全字匹配(&amp;W)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>关闭查找栏</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Show or hide what replaces the text that is found</source>
        <translation>显示或隐藏用于替换所找到文本的输入框</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace a&amp;ll</source>
        <translation>全部替换(&amp;L)</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>区分大小写(&amp;C)</translation>
    </message>
</context>
<context>
    <name>crier::FindingRow</name>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show the place of: %1</source>
        <translation>转到：%1</translation>
    </message>
</context>
<context>
    <name>crier::FindingsPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>crier::FirstRunDialog</name>
    <message>
        <source>Set up your own app</source>
        <translation>设置您自己的应用</translation>
    </message>
    <message>
        <source>The sandbox works without any of this. You can stop here at any time and go on later with Profile &gt; Set up.</source>
        <translation>沙箱无需任何设置即可使用。您可以随时停下，以后再通过“配置 &gt; 设置”继续。</translation>
    </message>
    <message>
        <source>1. &amp;Language of the window</source>
        <translation>1. 窗口语言(&amp;L)</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>窗口语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>2. Your app - done: there is a profile.</source>
        <translation>2. 您的应用 - 已完成：已有配置。</translation>
    </message>
    <message>
        <source>2. Your app: its name, data centre, App Key and App Secret.</source>
        <translation>2. 您的应用：名称、数据中心、App Key 和 App Secret。</translation>
    </message>
    <message>
        <source>Add another one...</source>
        <translation>再添加一个……</translation>
    </message>
    <message>
        <source>Add your app...</source>
        <translation>添加您的应用……</translation>
    </message>
    <message>
        <source>Who holds the App Secret can send to everybody in the name of your app. Crier keeps it in %1 and in no file.</source>
        <translation>持有 App Secret 即可以您应用的名义向所有人发送。Crier 将其保存在 %1 中，不写入任何文件。</translation>
    </message>
    <message>
        <source>3. Check the setup: finds out what does not work, and reaches nobody.</source>
        <translation>3. 检查设置：找出问题所在，不触达任何人。</translation>
    </message>
    <message>
        <source>3. Check the setup: first choose your app&apos;s profile in the band above the composer.</source>
        <translation>3. 检查设置：请先在编辑器上方的横条中选择您应用的配置。</translation>
    </message>
    <message>
        <source>Check setup</source>
        <translation>检查设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Optional: a rehearsal room, a chatroom of yours that Check setup looks at. Its ID is a field of the profile.</source>
        <translation>可选：演练聊天室，即供“检查设置”查看的您的某个聊天室。其 ID 在配置中填写。</translation>
    </message>
</context>
<context>
    <name>crier::FirstRunStrip</name>
    <message>
        <source>This is the sandbox: try everything, nobody is reached.</source>
        <translation>这里是沙箱：尽管尝试，不会触达任何人。</translation>
    </message>
    <message>
        <source>Set up your own app...</source>
        <translation>设置您自己的应用……</translation>
    </message>
    <message>
        <source>Stay in the sandbox</source>
        <translation>留在沙箱</translation>
    </message>
</context>
<context>
    <name>crier::FormView</name>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>%1 could not be changed: the content around it is of another kind than the form can show. Change it in the JSON tab.</source>
        <translation>无法更改“%1”：它所在的内容不是表单能显示的类型。请在 JSON 标签页中更改。</translation>
    </message>
    <message>
        <source>These fields say something else than the picture and were left as they are: %1. Empty them and choose the picture again to fill them from it.</source>
        <translation>以下字段的值与图片不一致，已保持原样：%1。如要按图片填写，请清空这些字段并重新选择图片。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of fields</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>crier::HoldCard</name>
    <message>
        <source>Paused %1 s before it goes to everyone in %2. Nothing has left this computer.</source>
        <translation>已暂停，距发送给 %2 的所有人还有 %1 秒。尚无任何内容离开本机。</translation>
    </message>
    <message>
        <source>Goes to everyone in %2 in %1 s. Nothing has left this computer yet.</source>
        <translation>%1 秒后发送给 %2 的所有人。尚无任何内容离开本机。</translation>
    </message>
    <message>
        <source>Cancel the send</source>
        <translation>取消发送</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Send on hold</source>
        <translation>等待发送</translation>
    </message>
</context>
<context>
    <name>crier::IncidentCard</name>
    <message>
        <source>App Key %1</source>
        <translation>App Key %1</translation>
    </message>
    <message>
        <source>%1 (in use now)</source>
        <comment>%1 is a profile name</comment>
        <translation>%1（当前使用）</translation>
    </message>
    <message>
        <source>%1 - %2</source>
        <comment>SANDBOX, TEST or LIVE, and a profile name</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Last: %1, %2</source>
        <comment>how the last send ended, and how long ago</comment>
        <translation>最近一次：%1，%2</translation>
    </message>
    <message>
        <source>Last success: %1.</source>
        <translation>最近一次成功：%1。</translation>
    </message>
    <message>
        <source>No success among the sends looked at.</source>
        <translation>所查看的发送中没有成功的。</translation>
    </message>
    <message>
        <source>Nothing was sent in this time.</source>
        <translation>此时段内没有发送。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>how many sends ended how, and the error rate as a sentence</comment>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>crier::IncidentChart</name>
    <message>
        <source>Outcomes and response times</source>
        <translation>结果与响应时间</translation>
    </message>
    <message>
        <source>Left and Right go through the times.</source>
        <translation>用左右方向键逐段查看。</translation>
    </message>
    <message>
        <source>half of the answers</source>
        <translation>半数响应</translation>
    </message>
    <message>
        <source>95 % of the answers</source>
        <translation>95% 的响应</translation>
    </message>
</context>
<context>
    <name>crier::IncidentPage</name>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.
How the sends of the last hours went will be shown here.</source>
        <translation>尚未发送任何消息。
最近几小时的发送情况会显示在这里。</translation>
    </message>
    <message>
        <source>Reading the log...</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>Choose a bar, or press Left and Right, to read its numbers.</source>
        <translation>选择一个柱形，或按左右方向键，查看其数值。</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>Time that is shown</source>
        <translation>显示的时间范围</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>以表格显示(&amp;A)</translation>
    </message>
    <message>
        <source>Show the times as a table</source>
        <translation>以表格显示各时段</translation>
    </message>
    <message>
        <source>Support &amp;bundle...</source>
        <translation>支持包(&amp;B)…</translation>
    </message>
    <message>
        <source>Support bundle about the last results</source>
        <translation>关于最近结果的支持包</translation>
    </message>
    <message>
        <source>There were more sends than are looked at here: the earliest ones of this time are missing. Export the log to count them all.</source>
        <translation>发送数量超过此处查看的上限：缺少此时段中最早的部分。如需统计全部，请导出日志。</translation>
    </message>
    <message>
        <source>Last results by profile</source>
        <translation>各配置的最近结果</translation>
    </message>
    <message>
        <source>Outcomes and response times, oldest first</source>
        <translation>结果与响应时间，最早的在前</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>50 % within</source>
        <translation>50% 不超过</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95% 不超过</translation>
    </message>
</context>
<context>
    <name>crier::InspectorPage</name>
    <message>
        <source>Inspector</source>
        <translation>签名检查</translation>
    </message>
    <message>
        <source>What is wrong with the request, and which mistake made its signature, will stand here. Nothing is sent.</source>
        <translation>此处将显示请求的问题以及签名错在哪里。不会发送任何内容。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how much it matters, and a sentence</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing wrong was noticed.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>&amp;Paste a failing request: as it was sent, a curl command, or its headers out of a log</source>
        <translation>粘贴失败的请求：原始请求、curl 命令，或日志中的请求头(&amp;P)</translation>
    </message>
    <message>
        <source>Failing request</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>curl ... or App-Key: ..., Nonce: ..., Timestamp: ..., Signature: ...</source>
        <translation>curl ... 或 App-Key: ...、Nonce: ...、Timestamp: ...、Signature: ...</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清空(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Observations</source>
        <translation>检查结果(&amp;O)</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>The App Secret of this profile is not known here, so a signature can only be checked for the mistakes that show without it.</source>
        <translation>此处没有该配置的 App Secret，只能检查不需要密钥即可发现的签名错误。</translation>
    </message>
    <message>
        <source>Checked with the App Secret of %1, on this computer. It is never shown.</source>
        <translation>使用“%1”的 App Secret 在本机检查，密钥不会显示。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Also tried: the App Secrets of %1.</source>
        <translation>也尝试了这些配置的 App Secret：%1。</translation>
    </message>
    <message>
        <source>The key store is being asked for: %1.</source>
        <translation>正在向密钥库查询：%1。</translation>
    </message>
    <message>
        <source>The key store has no App Secret of: %1.</source>
        <translation>密钥库中没有这些配置的 App Secret：%1。</translation>
    </message>
    <message>
        <source>Also try the secrets of the other profiles</source>
        <translation>同时尝试其他配置的密钥</translation>
    </message>
</context>
<context>
    <name>crier::JsonEditor</name>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Tab indents by two spaces; Escape and then Tab, or Shift+Tab, leaves the editor.</source>
        <translation>Tab 缩进两个空格；先按 Esc 再按 Tab，或按 Shift+Tab 可离开编辑器。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>%1 is a line number, %2 says what is wrong there</comment>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>crier::LatestSends</name>
    <message>
        <source>Latest sends</source>
        <translation>最近发送</translation>
    </message>
    <message>
        <source>Nothing sent yet. The outcome of each send will appear here.</source>
        <translation>尚未发送过。每次发送的结果会显示在这里。</translation>
    </message>
</context>
<context>
    <name>crier::ListField</name>
    <message>
        <source>Add item</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>Add an item to %1</source>
        <translation>为“%1”添加一项</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move item %1 of %2 up</source>
        <translation>将“%2”的第 %1 项上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove item %1 of %2</source>
        <translation>删除“%2”的第 %1 项</translation>
    </message>
    <message>
        <source>This is the first item already.</source>
        <translation>这已经是第一项。</translation>
    </message>
</context>
<context>
    <name>crier::LockPage</name>
    <message>
        <source>Crier is locked</source>
        <translation>Crier 已锁定</translation>
    </message>
    <message>
        <source>No App Secret is in memory, and live mode is disarmed. Your message is kept. Unlocking asks the key store again.</source>
        <translation>内存中没有 App Secret，正式发送已停用。您的消息已保留。解锁时会再次询问密钥库。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>crier::LogDetail</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Service said</source>
        <translation>服务端消息</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>None, from the command line</source>
        <translation>无，来自命令行</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>App Key</source>
        <translation>App Key</translation>
    </message>
    <message>
        <source>Sender ID</source>
        <translation>发送者 ID</translation>
    </message>
    <message>
        <source>Sender included</source>
        <translation>含发送者</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Content SHA-256</source>
        <translation>内容 SHA-256</translation>
    </message>
    <message>
        <source>Body SHA-256</source>
        <translation>请求体 SHA-256</translation>
    </message>
    <message>
        <source>Choose a send to see what went out and what came of it.</source>
        <translation>选择一条发送记录，查看发出的内容及其结果。</translation>
    </message>
    <message>
        <source>&amp;Content</source>
        <translation>内容(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Content, %1</source>
        <comment>%1 is a size</comment>
        <translation>内容(&amp;C)，%1</translation>
    </message>
    <message>
        <source>Content that was sent</source>
        <translation>已发送的内容</translation>
    </message>
    <message>
        <source>Copy content</source>
        <translation>复制内容</translation>
    </message>
</context>
<context>
    <name>crier::LogModel</name>
    <message>
        <source>%1 - %2</source>
        <comment>name and object name of a message type</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>返回码</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
</context>
<context>
    <name>crier::LogView</name>
    <message>
        <source>crier-log-%1.csv</source>
        <comment>file name; %1 is a date</comment>
        <translation>crier-log-%1.csv</translation>
    </message>
    <message>
        <source>Table, CSV (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Exporting...</source>
        <translation>正在导出...</translation>
    </message>
    <message>
        <source>Written to %1. Number of sends: %2.</source>
        <translation>已写入 %1，共 %2 条发送记录。</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>Sends, newest first</source>
        <translation>发送记录，最新的在前</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.
Every send will be kept here with its exact content.</source>
        <translation>尚未发送过任何消息。
每次发送都会连同其完整内容保存在这里。</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>撰写消息</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>导出...</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>导出(&amp;E)...</translation>
    </message>
    <message>
        <source>Write all sends to a file</source>
        <translation>将全部发送记录写入文件</translation>
    </message>
    <message>
        <source>Copy &amp;content</source>
        <translation>复制内容(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the content of the chosen send</source>
        <translation>复制所选发送的内容</translation>
    </message>
    <message>
        <source>Copy request &amp;ID</source>
        <translation>复制请求 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Copy the request ID of the chosen send</source>
        <translation>复制所选发送的请求 ID</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 &amp;JSON</translation>
    </message>
    <message>
        <source>Copy all about the chosen send</source>
        <translation>复制所选发送的全部信息</translation>
    </message>
    <message>
        <source>The send log cannot be read.</source>
        <translation>无法读取发送日志。</translation>
    </message>
    <message>
        <source>This log is new. Earlier sends are in the damaged log, kept as
%1</source>
        <translation>这是新日志。更早的发送记录在已损坏的日志中，保存为
%1</translation>
    </message>
    <message>
        <source>&amp;Use as a new message</source>
        <translation>用作新消息(&amp;U)</translation>
    </message>
    <message>
        <source>Begin a draft with this content; sender and app stay as they are in Compose</source>
        <translation>以此内容新建草稿；“撰写”中的发送者和应用保持不变</translation>
    </message>
    <message>
        <source>&amp;Write a correction</source>
        <translation>撰写更正(&amp;W)</translation>
    </message>
    <message>
        <source>Begin a draft with the app&apos;s correction text</source>
        <translation>以该应用的更正文本新建草稿</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>解释(&amp;X)</translation>
    </message>
    <message>
        <source>Say why the chosen send ended as it did, and what to do</source>
        <translation>说明所选发送为何如此结束，以及该怎么做</translation>
    </message>
    <message>
        <source>&amp;Support bundle...</source>
        <translation>支持包(&amp;S)…</translation>
    </message>
    <message>
        <source>Collect what support staff need to know about the chosen send</source>
        <translation>收集支持人员了解所选发送所需的信息</translation>
    </message>
</context>
<context>
    <name>crier::LogWindow</name>
    <message>
        <source>%1 is not there, or is not a file that you may read. Check its name, and that you have the right to read it.</source>
        <translation>%1 不存在，或不是您可以读取的文件。请检查文件名以及读取权限。</translation>
    </message>
    <message>
        <source>The last write to %1 was cut short, and to read it that write would have to be undone in the file. Copy the log together with the file beside it that ends in -journal to a folder of your own as sendlog.db, and start Crier once with that folder as --data-dir.</source>
        <translation>上次写入 %1 时被中断，读取前须在文件中撤销该次写入。请将日志连同旁边以 -journal 结尾的文件复制到您自己的文件夹，命名为 sendlog.db，然后以该文件夹作为 --data-dir 启动一次 Crier。</translation>
    </message>
    <message>
        <source>%1 is damaged, or is not a log of Crier. Ask for another copy, made while Crier is closed.</source>
        <translation>%1 已损坏，或不是 Crier 的日志。请索取一份在 Crier 关闭时制作的副本。</translation>
    </message>
    <message>
        <source>Another program keeps %1 locked. Try again in a moment, or look at a copy of it.</source>
        <translation>另一个程序锁定了 %1。请稍后重试，或查看其副本。</translation>
    </message>
    <message>
        <source>READ-ONLY: %1 - Crier</source>
        <comment>%1 is a file name</comment>
        <translation>只读：%1 - Crier</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Nothing can be sent or changed here. %1</source>
        <comment>%1 is a path</comment>
        <translation>此处无法发送或更改任何内容。%1</translation>
    </message>
    <message>
        <source>A newer version of Crier wrote this log: what that version added is not shown.</source>
        <translation>此日志由较新版本的 Crier 写入：该版本新增的内容不会显示。</translation>
    </message>
    <message>
        <source>What is shown of the log</source>
        <translation>日志的查看方式</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>重试(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Support bundle of the last results...</source>
        <translation>最近结果的支持包(&amp;S)…</translation>
    </message>
    <message>
        <source>Collect what support staff need to know about the last results</source>
        <translation>收集支持人员了解最近结果所需的信息</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
</context>
<context>
    <name>crier::MainWindow</name>
    <message>
        <source>Rejected or unknown sends nobody has looked at: %1</source>
        <translation>尚未查看的被拒绝或结果未知的发送：%1</translation>
    </message>
    <message>
        <source>%1 - Crier</source>
        <comment>window title; %1 is a profile name</comment>
        <translation>%1 - Crier</translation>
    </message>
    <message>
        <source>Starting...</source>
        <translation>正在启动……</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>profile name and host</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Not ready to send</source>
        <translation>暂时不能发送</translation>
    </message>
    <message>
        <source>A send is under way. Crier closes as soon as it has ended. Close once more to give it up; its outcome is then unknown.</source>
        <translation>正在发送。发送结束后 Crier 会立即关闭。再次关闭则放弃等待，其结果将为未知。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Crier ended in the middle of a send. What became of it is in the log now (sends: %1).</source>
        <translation>Crier 上次在发送途中退出，结果已补记到日志（条数：%1）。</translation>
    </message>
    <message>
        <source>There is no earlier draft.</source>
        <translation>没有更早的草稿。</translation>
    </message>
    <message>
        <source>No emoji picker was found. On many desktops Ctrl+. or Super+. opens one while a text has the keyboard.</source>
        <translation>没有找到表情选择器。在许多桌面上，输入文字时按 Ctrl+. 或 Super+. 可以打开。</translation>
    </message>
    <message>
        <source>The draft could not be saved: %1 Crier keeps trying. Close once more to close all the same; what was written last is lost then.</source>
        <translation>草稿未能保存：%1 Crier 会继续尝试。再次关闭即可强制关闭，但最后写的内容会丢失。</translation>
    </message>
    <message>
        <source>Live mode is armed.</source>
        <translation>正式发送已启用。</translation>
    </message>
    <message>
        <source>Live mode was disarmed, because nothing was done for a while.</source>
        <translation>因一段时间无操作，正式发送已停用。</translation>
    </message>
    <message>
        <source>Live mode was disarmed, because the screen was locked or the computer slept.</source>
        <translation>因屏幕锁定或电脑休眠，正式发送已停用。</translation>
    </message>
    <message>
        <source>Live mode is disarmed.</source>
        <translation>正式发送已停用。</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>配置：%1</translation>
    </message>
    <message>
        <source>Opens the list of profiles.</source>
        <translation>打开配置列表。</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>A send was on hold. It was cancelled, and nothing was sent. Close once more to close Crier.</source>
        <translation>有一条消息正在等待发送。已取消，未发送任何内容。再次关闭即可退出 Crier。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>The profile was changed elsewhere. It is gone; choose another one in the Profile menu.</source>
        <translation>配置已在别处更改：该配置已不存在。请在“配置”菜单中另选一个。</translation>
    </message>
    <message>
        <source>The profile was changed elsewhere. Look at it in the Profile menu, then send again.</source>
        <translation>配置已在别处更改。请在“配置”菜单中查看，然后重新发送。</translation>
    </message>
    <message>
        <source>Live mode was disarmed, because Crier was locked.</source>
        <translation>因 Crier 已锁定，正式发送已停用。</translation>
    </message>
</context>
<context>
    <name>crier::MessageTools</name>
    <message>
        <source>This draft was changed by somebody else meanwhile. Theirs was left as it is, and yours goes on as a draft of its own.</source>
        <translation>此草稿同时被他处修改。对方的内容保持原样，您的内容将作为另一份草稿继续。</translation>
    </message>
    <message>
        <source>What Crier remembered of your own types and correction texts could not be read. It was kept as %1.</source>
        <translation>Crier 记住的自定义类型和更正文本无法读取，已另存为 %1。</translation>
    </message>
    <message>
        <source>The message is now what the template &quot;%1&quot; says. Undo brings back what was there before.</source>
        <translation>消息已替换为模板“%1”的内容。撤销即可恢复之前的内容。</translation>
    </message>
    <message>
        <source>Kept as the template &quot;%1&quot;.</source>
        <translation>已保存为模板“%1”。</translation>
    </message>
    <message>
        <source>Open content from a file</source>
        <translation>从文件打开内容</translation>
    </message>
    <message>
        <source>JSON and text (*.json *.txt)</source>
        <translation>JSON 和文本 (*.json *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 has no correction text of its own yet, so this is the example. Message &gt; Correction text keeps one.</source>
        <translation>%1 还没有自己的更正文本，这里使用的是示例。可在“消息 &gt; 更正文本”中保存一份。</translation>
    </message>
    <message>
        <source>An input method is still composing. Finish the word, then save the template.</source>
        <translation>输入法仍在组字。请先完成输入，再保存模板。</translation>
    </message>
</context>
<context>
    <name>crier::PictureField</name>
    <message>
        <source>Choose one picture, not several.</source>
        <translation>请只选择一张图片。</translation>
    </message>
    <message>
        <source>Crier fetches nothing from the network. Save the picture first, then choose the file.</source>
        <translation>Crier 不会从网络获取任何内容。请先保存图片，再选择该文件。</translation>
    </message>
    <message>
        <source>There is no picture to paste. Copy a picture or a picture file first.</source>
        <translation>没有可粘贴的图片。请先复制一张图片或图片文件。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <comment>%1 are patterns of file names</comment>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Making the thumbnail...</source>
        <translation>正在生成缩略图……</translation>
    </message>
    <message>
        <source>Reading %1...</source>
        <comment>%1 is a file</comment>
        <translation>正在读取 %1……</translation>
    </message>
    <message>
        <source>No picture yet. Choose one, paste one, or drop a file here.</source>
        <translation>尚无图片。请选择、粘贴，或将文件拖放到此处。</translation>
    </message>
    <message>
        <source>%1 x %2 pixels, %3 as Base64</source>
        <comment>of a thumbnail; %3 is a size</comment>
        <translation>%1 x %2 像素，Base64 后 %3</translation>
    </message>
    <message>
        <source>What the content holds here is no picture Crier can show (%1).</source>
        <comment>%1 is a size</comment>
        <translation>内容中的此项不是 Crier 可以显示的图片（%1）。</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Choose picture...</source>
        <translation>选择图片……</translation>
    </message>
    <message>
        <source>Choose picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Take the thumbnail out of the message</source>
        <translation>从消息中移除缩略图</translation>
    </message>
</context>
<context>
    <name>crier::PictureSource</name>
    <message>
        <source>Choose the picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>GIF pictures (*.gif);;All files (*)</source>
        <translation>GIF 图片 (*.gif);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: %2 x %3 pixels, %4. Put its web address in below.</source>
        <translation>%1：%2 x %3 像素，%4。请在下方填写它的网址。</translation>
    </message>
    <message>
        <source>Fill from a file...</source>
        <translation>从文件填写...</translation>
    </message>
    <message>
        <source>Reads size, width and height from your own copy of the picture.</source>
        <translation>从您本地的图片读取大小、宽度和高度。</translation>
    </message>
</context>
<context>
    <name>crier::PlainEditor</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>A file cannot be pasted into a text. To make it the content, choose Message &gt; Open content from a file.</source>
        <translation>文件不能粘贴到文本中。要把它作为内容，请选择“消息 &gt; 从文件打开内容”。</translation>
    </message>
</context>
<context>
    <name>crier::ProblemsView</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No problems found. Errors that would stop the message and warnings worth a look appear here while you write.</source>
        <translation>没有发现问题。撰写时，会阻止发送的错误和值得留意的警告会显示在这里。</translation>
    </message>
</context>
<context>
    <name>crier::ProfileChooser</name>
    <message>
        <source>The profiles could not be read. They were kept as %1.</source>
        <translation>无法读取配置，已保留为 %1。</translation>
    </message>
</context>
<context>
    <name>crier::ProfileEditor</name>
    <message>
        <source>%1 - a development App Key; only test users are reached</source>
        <translation>%1 - 开发环境 App Key，仅触达测试用户</translation>
    </message>
    <message>
        <source>%1 - real people are reached, after arming and a review</source>
        <translation>%1 - 启用并核对后，触达真实用户</translation>
    </message>
    <message>
        <source>%1 - a sandbox on this computer; nobody is reached</source>
        <translation>%1 - 本机沙箱，不触达任何人</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建配置</translation>
    </message>
    <message>
        <source>Profile %1</source>
        <translation>配置 %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>环境(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Data centre</source>
        <translation>数据中心(&amp;D)</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>地址(&amp;R)</translation>
    </message>
    <message>
        <source>App &amp;Key</source>
        <translation>App &amp;Key</translation>
    </message>
    <message>
        <source>App &amp;Secret</source>
        <translation>App &amp;Secret</translation>
    </message>
    <message>
        <source>De&amp;fault sender ID</source>
        <translation>默认发送者 ID(&amp;F)</translation>
    </message>
    <message>
        <source>Time be&amp;tween sends</source>
        <translation>发送间隔(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Hold before sending</source>
        <translation>发送前等待(&amp;H)</translation>
    </message>
    <message>
        <source>The app as you call it; arming asks for it</source>
        <translation>应用的名称；启用正式发送时需要输入</translation>
    </message>
    <message>
        <source>Who has the secret can send to everyone in the name of your app. It is kept in %1 and nowhere else.</source>
        <translation>持有 App Secret 即可以您应用的名义向所有人发送。它只保存在 %1 中。</translation>
    </message>
    <message>
        <source>Leave it empty to keep the one there is. It is kept in %1 and nowhere else.</source>
        <translation>留空则保留现有的 App Secret。它只保存在 %1 中。</translation>
    </message>
    <message>
        <source>An address of its own (dedicated deployment)</source>
        <translation>自有地址（专属部署）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds, behind a number</comment>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Ask before sending outside these h&amp;ours</source>
        <translation>在此时段之外发送前询问(&amp;O)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times of the day</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The App Key is another one, and a secret belongs to one App Key only. Enter the App Secret of this one.</source>
        <translation>App Key 已更换，而一个 App Secret 只属于一个 App Key。请输入与其对应的 App Secret。</translation>
    </message>
    <message>
        <source>&amp;Primary or backup</source>
        <translation>主用或备用(&amp;P)</translation>
    </message>
    <message>
        <source>Rehearsal roo&amp;m (optional)</source>
        <translation>演练聊天室（可选）(&amp;M)</translation>
    </message>
    <message>
        <source>A chatroom of yours that Check setup looks at</source>
        <translation>您的某个聊天室，供“检查设置”查看</translation>
    </message>
    <message>
        <source>Primary host</source>
        <translation>主用域名</translation>
    </message>
    <message>
        <source>Backup host; Crier never switches to it by itself</source>
        <translation>备用域名；Crier 从不自行切换</translation>
    </message>
</context>
<context>
    <name>crier::ProfileMenu</name>
    <message>
        <source>%1 - %2</source>
        <comment>name of a profile, and its environment as a word</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Speak for this profile from now on</source>
        <translation>从现在起使用此配置</translation>
    </message>
</context>
<context>
    <name>crier::ProfileRemoval</name>
    <message>
        <source>%1 The profile was left as it is.</source>
        <extracomment>%1 is whole sentences</extracomment>
        <translation>%1配置未作改动。</translation>
    </message>
</context>
<context>
    <name>crier::ProfileTools</name>
    <message>
        <source>Asking the key store for the App Secret...</source>
        <translation>正在向密钥库读取 App Secret……</translation>
    </message>
    <message>
        <source>A send is under way. Change the profile when it has ended.</source>
        <translation>正在发送。请在发送结束后再切换配置。</translation>
    </message>
    <message>
        <source>The profile %1 was changed or removed before you answered, so the window stays where it is. Choose the profile again.</source>
        <translation>在您作答之前，配置 %1 已被修改或删除，因此窗口未切换。请重新选择配置。</translation>
    </message>
    <message>
        <source>The profile %1 is gone, so the sandbox is in its place. A message that was written for it stays among the drafts.</source>
        <translation>配置 %1 已不存在，现改用沙箱。为它撰写的消息保留在草稿中。</translation>
    </message>
</context>
<context>
    <name>crier::ProfilesDialog</name>
    <message>
        <source>%1 - %2 - %3</source>
        <comment>environment as a word, name of a profile, its host</comment>
        <translation>%1 - %2 - %3</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>name of a profile</comment>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Delete the profile %1, and its secret from %2? This cannot be taken back. Its log and drafts stay.</source>
        <translation>删除配置 %1，并从 %2 中删除其 App Secret？此操作无法撤销。日志和草稿会保留。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>导入配置</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>配置 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2 Choose another file.</source>
        <translation>无法读取 %1：%2 请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 is no file of profiles. Choose one that Crier exported.</source>
        <translation>%1 不是配置文件。请选择由 Crier 导出的文件。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>name and host of a profile</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a profile, and why it was left out</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>未导入：%1</translation>
    </message>
    <message>
        <source>Export profiles, without their secrets</source>
        <translation>导出配置（不含 App Secret）</translation>
    </message>
    <message>
        <source>Exported to %1, without any secret.</source>
        <translation>已导出到 %1，不含任何 App Secret。</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>A profile is one app in one environment. Its secret is kept in %1; it is in no file, and in no export.</source>
        <translation>一个配置对应一个环境中的一个应用。其 App Secret 保存在 %1 中，不写入任何文件，也不会导出。</translation>
    </message>
    <message>
        <source>Your own apps will stand here. The sandbox needs no profile: it is always there.</source>
        <translation>您自己的应用会列在这里。沙箱无需配置，始终可用。</translation>
    </message>
    <message>
        <source>&amp;Add...</source>
        <translation>添加(&amp;A)……</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>编辑(&amp;E)……</translation>
    </message>
    <message>
        <source>D&amp;uplicate...</source>
        <translation>复制(&amp;U)……</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>上移(&amp;P)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete...</source>
        <translation>删除(&amp;L)……</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>导入(&amp;I)……</translation>
    </message>
    <message>
        <source>E&amp;xport...</source>
        <translation>导出(&amp;X)……</translation>
    </message>
    <message>
        <source>All profiles as a file, never with a secret</source>
        <translation>将所有配置导出为文件，从不包含 App Secret</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Taking the secret out of %1...</source>
        <translation>正在从%1中删除 App Secret……</translation>
    </message>
    <message>
        <source>Delete the profile and leave its secret in the key store</source>
        <translation>删除配置，将 App Secret 留在密钥库中</translation>
    </message>
    <message>
        <source>The file holds what looks like secrets (%1). They were not read. Delete the file, or keep it where nobody else can read it.</source>
        <translation>文件中含有疑似密钥的内容（%1），未读取。请删除该文件，或将其存放在他人无法读取的地方。</translation>
    </message>
    <message>
        <source>Imported: %1. Check the addresses before you enter a secret; Crier never writes one into such a file.</source>
        <translation>已导入：%1。输入 App Secret 前请核对地址；Crier 从不将 App Secret 写入此类文件。</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Crier. Install that version, then import it.</source>
        <translation>%1 由更新版本的 Crier 生成。请安装该版本后再导入。</translation>
    </message>
</context>
<context>
    <name>crier::RequestView</name>
    <message>
        <source>... shortened here; copying copies all %1.</source>
        <comment>%1 is a size</comment>
        <translation>……（此处已截短；复制时会复制全部 %1）</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <comment>%1 is a size in KiB</comment>
        <translation>%1（%2 字节）</translation>
    </message>
    <message>
        <source>made when it is sent</source>
        <translation>发送时生成</translation>
    </message>
    <message>
        <source>The sandbox has not started yet.</source>
        <translation>沙箱尚未启动。</translation>
    </message>
    <message>
        <source>%1 is left out: the sender does not get it</source>
        <comment>%1 is the name of a field</comment>
        <translation>不含 %1：发送者不会收到</translation>
    </message>
    <message>
        <source>The command prompt takes at most %1 characters in a line, and this would be more. Copy the command for PowerShell instead.</source>
        <translation>命令提示符每行最多 %1 个字符，此命令会超出。请改为复制 PowerShell 命令。</translation>
    </message>
    <message>
        <source>PowerShell cannot hand this App Key on to curl. Copy the command for sh instead.</source>
        <translation>PowerShell 无法将此 App Key 传给 curl。请改为复制 sh 命令。</translation>
    </message>
    <message>
        <source>Copied. Put the App Secret into %1 before you run it. It broadcasts to everyone, each time it runs, past Crier&apos;s log and rate limit.</source>
        <translation>已复制。运行前请将 App Secret 放入 %1。每次运行都会向所有人广播，且不经过 Crier 的日志和频率限制。</translation>
    </message>
    <message>
        <source>Copied. Put the App Secret into %1 before you run it. It sends each time it runs, past Crier&apos;s log and rate limit.</source>
        <translation>已复制。运行前请将 App Secret 放入 %1。每次运行都会发送，且不经过 Crier 的日志和频率限制。</translation>
    </message>
    <message>
        <source>The content is copied, %1.</source>
        <comment>%1 is a size</comment>
        <translation>内容已复制，%1。</translation>
    </message>
    <message>
        <source>The body is copied, %1.</source>
        <comment>%1 is a size</comment>
        <translation>请求体已复制，%1。</translation>
    </message>
    <message>
        <source>Address and headers of the request</source>
        <translation>请求的地址和标头</translation>
    </message>
    <message>
        <source>Form fields beside the content</source>
        <translation>内容以外的表单字段</translation>
    </message>
    <message>
        <source>Content as members&apos; apps receive it</source>
        <translation>成员应用收到的内容</translation>
    </message>
    <message>
        <source>Body as it is sent</source>
        <translation>发送的请求体</translation>
    </message>
    <message>
        <source>SHA-256 of the content, as the log will keep it</source>
        <translation>内容的 SHA-256，与日志所存一致</translation>
    </message>
    <message>
        <source>SHA-256 of the content</source>
        <translation>内容的 SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 of the body, as the log will keep it</source>
        <translation>请求体的 SHA-256，与日志所存一致</translation>
    </message>
    <message>
        <source>SHA-256 of the body</source>
        <translation>请求体的 SHA-256</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Copy the request as a curl command</source>
        <translation>将请求复制为 curl 命令</translation>
    </message>
    <message>
        <source>A command that makes the same request. It takes the App Secret from the environment variable %1 when it runs; neither the secret nor the signature is in it.</source>
        <translation>发出相同请求的命令。运行时从环境变量 %1 读取 App Secret；命令中既不含密钥也不含签名。</translation>
    </message>
    <message>
        <source>For sh (Linux, macOS)</source>
        <translation>用于 sh（Linux、macOS）</translation>
    </message>
    <message>
        <source>For PowerShell (Windows)</source>
        <translation>用于 PowerShell（Windows）</translation>
    </message>
    <message>
        <source>For the command prompt (Windows, runs PowerShell)</source>
        <translation>用于命令提示符（Windows，会运行 PowerShell）</translation>
    </message>
    <message>
        <source>Copy content</source>
        <translation>复制内容</translation>
    </message>
    <message>
        <source>Copy the content</source>
        <translation>复制内容</translation>
    </message>
    <message>
        <source>Copy body</source>
        <translation>复制请求体</translation>
    </message>
    <message>
        <source>Copy the encoded body</source>
        <translation>复制编码后的请求体</translation>
    </message>
    <message>
        <source>Con&amp;tent, %1</source>
        <comment>%1 is a size</comment>
        <translation>内容(&amp;T)，%1</translation>
    </message>
    <message>
        <source>Bo&amp;dy as it is sent, %1</source>
        <comment>%1 is a size</comment>
        <translation>发送的请求体(&amp;D)，%1</translation>
    </message>
    <message>
        <source>Req&amp;uest</source>
        <translation>请求(&amp;U)</translation>
    </message>
    <message>
        <source>Form f&amp;ields beside the content</source>
        <translation>内容以外的表单字段(&amp;I)</translation>
    </message>
</context>
<context>
    <name>crier::ReviewSheet</name>
    <message>
        <source>%1 - %2</source>
        <comment>name and object name of a message type</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Back to the message</source>
        <translation>返回消息</translation>
    </message>
    <message>
        <source>Review before sending</source>
        <translation>发送前核对</translation>
    </message>
    <message>
        <source>Everyone in every chatroom of %1 gets this message. It cannot be recalled.</source>
        <translation>%1 所有聊天室中的所有人都会收到这条消息，且无法撤回。</translation>
    </message>
    <message>
        <source>Broadcast in %1 s</source>
        <translation>%1 秒后广播</translation>
    </message>
    <message>
        <source>Broadcast now</source>
        <translation>立即广播</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>App Key</source>
        <translation>App Key</translation>
    </message>
    <message>
        <source>Data centre</source>
        <translation>数据中心</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, who gets it as well</source>
        <translation>“%1”，本人也会收到</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 bytes of content, %2 as sent</source>
        <translation>内容 %1 字节，发送时 %2 字节</translation>
    </message>
    <message>
        <source>Content SHA-256</source>
        <translation>内容 SHA-256</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 s after you confirm, in which you can still cancel it.</source>
        <translation>确认后等待 %1 秒，期间仍可取消。</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>I have &amp;read the warnings (%1) and want to send it</source>
        <translation>我已阅读警告（%1 条），仍要发送(&amp;R)</translation>
    </message>
    <message>
        <source>Read the warnings and tick the box first.</source>
        <translation>请先阅读警告并勾选。</translation>
    </message>
</context>
<context>
    <name>crier::SecretEdit</name>
    <message>
        <source>There is white space inside the App Secret. Copy it again, and nothing else with it.</source>
        <translation>App Secret 中间含有空白字符。请重新复制，不要带上其他内容。</translation>
    </message>
    <message>
        <source>White space around the App Secret was taken off. Compare the rest with the console.</source>
        <translation>已去掉 App Secret 前后的空白字符。请与服务控制台核对其余内容。</translation>
    </message>
    <message>
        <source>App Secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>Hide the App Secret</source>
        <translation>隐藏 App Secret</translation>
    </message>
    <message>
        <source>Show the App Secret</source>
        <translation>显示 App Secret</translation>
    </message>
    <message>
        <source>Shows the App Secret to everybody who sees this screen, until the focus goes elsewhere.</source>
        <translation>向所有能看到此屏幕的人显示 App Secret，直到焦点移到别处。</translation>
    </message>
    <message>
        <source>The App Secret as it was typed</source>
        <translation>输入的 App Secret</translation>
    </message>
    <message>
        <source>What was typed here was cleared when Crier was locked. Enter it again.</source>
        <translation>Crier 锁定时已清除此处输入的内容。请重新输入。</translation>
    </message>
</context>
<context>
    <name>crier::SecretPanel</name>
    <message>
        <source>%1 To send for %2 now, enter its App Secret.</source>
        <comment>%1 is a whole sentence</comment>
        <translation>%1要现在以 %2 发送，请输入其 App Secret。</translation>
    </message>
    <message>
        <source>Use it until Crier ends</source>
        <translation>在 Crier 退出前使用</translation>
    </message>
    <message>
        <source>Keep it in %1</source>
        <translation>保存到 %1</translation>
    </message>
    <message>
        <source>Ask the key store again</source>
        <translation>再次询问密钥库</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>App Secret</source>
        <translation>App Secret</translation>
    </message>
</context>
<context>
    <name>crier::SendBar</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>I have seen this</source>
        <translation>我已知悉</translation>
    </message>
    <message>
        <source>&amp;Also deliver to the sender</source>
        <translation>同时投递给发送者(&amp;A)</translation>
    </message>
    <message>
        <source>The sender gets the message as well, when online.</source>
        <translation>发送者在线时也会收到该消息。</translation>
    </message>
    <message>
        <source>Check whether online</source>
        <translation>查询是否在线</translation>
    </message>
    <message>
        <source>Asks the service once; no chatroom is reached by this.</source>
        <translation>向服务查询一次；不会触达任何聊天室。</translation>
    </message>
    <message>
        <source>Arm...</source>
        <translation>启用……</translation>
    </message>
    <message>
        <source>Enter the secret...</source>
        <translation>输入 App Secret……</translation>
    </message>
</context>
<context>
    <name>crier::SendButton</name>
    <message>
        <source>Send to sandbox</source>
        <translation>发送到沙箱</translation>
    </message>
    <message>
        <source>Send to everyone in %1</source>
        <comment>%1 is a profile name</comment>
        <translation>发送给 %1 的所有人</translation>
    </message>
    <message>
        <source>Broadcast to everyone in %1</source>
        <comment>%1 is a profile name</comment>
        <translation>广播给 %1 的所有人</translation>
    </message>
</context>
<context>
    <name>crier::SendControl</name>
    <message>
        <source>Sending...</source>
        <translation>正在发送……</translation>
    </message>
    <message>
        <source>Opening the send log...</source>
        <translation>正在打开发送日志……</translation>
    </message>
    <message>
        <source>The send log cannot be used.</source>
        <translation>发送日志无法使用。</translation>
    </message>
    <message>
        <source>The sandbox is starting...</source>
        <translation>沙箱正在启动……</translation>
    </message>
    <message>
        <source>The sandbox could not start: %1</source>
        <translation>沙箱无法启动：%1</translation>
    </message>
    <message>
        <source>Asking when the next send may go...</source>
        <translation>正在确认下次可发送的时间……</translation>
    </message>
    <message>
        <source>The send is on hold. Esc cancels it.</source>
        <translation>消息正在等待发送。按 Esc 取消。</translation>
    </message>
    <message>
        <source>Disarmed - arm live mode to send.</source>
        <translation>正式发送未启用。请先启用，再发送。</translation>
    </message>
    <message>
        <source>%1 Press Send again to be asked about it.</source>
        <comment>%1 is a sentence</comment>
        <translation>%1 再按一次“发送”，即可对此作出确认。</translation>
    </message>
</context>
<context>
    <name>crier::SendLine</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>time, outcome, beginning of the text</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Opens it in the log.</source>
        <translation>在日志中打开。</translation>
    </message>
</context>
<context>
    <name>crier::SendReview</name>
    <message>
        <source>The profile was changed during the review. Nothing was sent.</source>
        <translation>核对期间配置已更改。未发送任何内容。</translation>
    </message>
    <message>
        <source>Live mode was disarmed during the review. Nothing was sent.</source>
        <translation>核对期间正式发送已停用。未发送任何内容。</translation>
    </message>
    <message>
        <source>The message was changed during the review. Nothing was sent.</source>
        <translation>核对期间消息已更改。未发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
</context>
<context>
    <name>crier::ServiceView</name>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
</context>
<context>
    <name>crier::SetupPage</name>
    <message>
        <source>Check setup</source>
        <translation>检查设置</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>报告已复制。</translation>
    </message>
    <message>
        <source>Looks at the way to the service and asks it questions that only read, step by step. No broadcast is sent and nobody is reached.</source>
        <translation>逐步查看通往服务的路径，并向服务提出只读的询问。不发送广播，不会触达任何人。</translation>
    </message>
    <message>
        <source>Checks %1 (%2). %3</source>
        <extracomment>%1 is a profile&apos;s name, %2 SANDBOX, TEST or LIVE, %3 whole sentences</extracomment>
        <translation>检查“%1”（%2）。%3</translation>
    </message>
    <message>
        <source>&amp;Rehearsal room:</source>
        <translation>演练聊天室(&amp;R)：</translation>
    </message>
    <message>
        <source>Chatroom ID, if you have one to rehearse in</source>
        <translation>聊天室 ID，如有用于演练的聊天室</translation>
    </message>
    <message>
        <source>Rehearsal room, a chatroom ID</source>
        <translation>演练聊天室的 ID</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start the check</source>
        <translation>开始检查(&amp;S)</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>There is a report once a check is over.</source>
        <translation>检查结束后才有报告。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name for the proxy</source>
        <translation>代理的用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password for the proxy</source>
        <translation>代理的密码</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Steps of the check</source>
        <translation>检查的步骤</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a name and a password. They are kept until Crier ends, for sending as well, and are written nowhere.</source>
        <translation>代理 %1 要求提供用户名和密码。它们只保留到 Crier 退出（发送时也会使用），不会写入任何地方。</translation>
    </message>
</context>
<context>
    <name>crier::SetupStepRow</name>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>A step of the set-up check, how it ended, and how long it took</extracomment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A step of the set-up check and how it ended</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>处理办法：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fact</comment>
        <extracomment>A label and its value, in a list of details</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of: %1</source>
        <translation>“%1”的详情</translation>
    </message>
</context>
<context>
    <name>crier::SpellChecking</name>
    <message>
        <source>No dictionary was found. Install a Hunspell dictionary for your language; it then appears here.</source>
        <translation>没有找到词典。请为您的语言安装一个 Hunspell 词典，安装后会显示在这里。</translation>
    </message>
    <message>
        <source>This copy of Crier was built without Hunspell, which checks the spelling.</source>
        <translation>此 Crier 构建时未包含用于拼写检查的 Hunspell。</translation>
    </message>
    <message>
        <source>The dictionary “%1” is not there any more. Choose another one under Edit &gt; Spelling.</source>
        <translation>词典“%1”已不存在。请在“编辑 &gt; 拼写”中另选一个。</translation>
    </message>
    <message>
        <source>The words you have added could not be read and are marked as misspelt (%1).</source>
        <translation>无法读取您添加的单词，它们会被标为拼写错误（%1）。</translation>
    </message>
    <message>
        <source>“%1” could not be added to your words (%2). It is accepted until Crier ends.</source>
        <translation>无法将“%1”加入您的单词（%2）。在 Crier 退出之前，它会被视为正确。</translation>
    </message>
    <message>
        <source>The dictionary “%1” is written in the encoding %2, which cannot be read here. Choose another one under Edit &gt; Spelling.</source>
        <translation>词典“%1”使用的编码 %2 在此无法读取。请在“编辑 &gt; 拼写”中另选一个。</translation>
    </message>
    <message>
        <source>The dictionary “%1” cannot be read (%2). Choose another one under Edit &gt; Spelling.</source>
        <translation>无法读取词典“%1”（%2）。请在“编辑 &gt; 拼写”中另选一个。</translation>
    </message>
    <message>
        <source>The file of the words you have added was damaged and was kept as %1. Add the words again, or copy them from there.</source>
        <translation>保存您所添加单词的文件已损坏，已另存为 %1。请重新添加这些单词，或从该文件中复制。</translation>
    </message>
</context>
<context>
    <name>crier::SpellMarks</name>
    <message>
        <source>“%1” may be misspelt</source>
        <translation>“%1”可能有拼写错误</translation>
    </message>
    <message>
        <source>Suggestions take a moment: open this menu again</source>
        <translation>建议尚未就绪：请再次打开此菜单</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>没有建议</translation>
    </message>
    <message>
        <source>A&amp;dd to my words</source>
        <translation>加入我的单词(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Ignore for now</source>
        <translation>暂时忽略(&amp;I)</translation>
    </message>
</context>
<context>
    <name>crier::SpellingMenu</name>
    <message>
        <source>&amp;Off</source>
        <translation>关闭(&amp;O)</translation>
    </message>
</context>
<context>
    <name>crier::TemplateEditor</name>
    <message>
        <source>The text holds half of a character. Type it again.</source>
        <translation>文本含有半个字符。请重新输入。</translation>
    </message>
    <message>
        <source>Save as a new one</source>
        <translation>另存为新模板</translation>
    </message>
    <message>
        <source>Edit template</source>
        <translation>编辑模板</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>存为模板</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>说明(&amp;D)</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>C&amp;ontent, type %1</source>
        <comment>%1 is an object name</comment>
        <translation>内容(&amp;O)，类型 %1</translation>
    </message>
    <message>
        <source>Te&amp;xt, type %1</source>
        <comment>%1 is an object name</comment>
        <translation>文本(&amp;X)，类型 %1</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>What you changed is not saved yet. Go on writing, save it, or discard it.</source>
        <translation>您的更改尚未保存。请继续编辑、保存，或放弃更改。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>crier::TemplateForm</name>
    <message>
        <source>There is nothing to fill in.</source>
        <translation>没有需要填写的内容。</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <comment>%1 is the label of a field</comment>
        <translation>%1（可选）</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>请选择……</translation>
    </message>
</context>
<context>
    <name>crier::TemplatePicker</name>
    <message>
        <source>%1, %2</source>
        <comment>name and language of a template</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>搜索模板</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自有模板</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>crier::TemplatesDialog</name>
    <message>
        <source>Examples stay as they are. Duplicate one to change it.</source>
        <translation>示例保持原样。如需修改，请先创建副本。</translation>
    </message>
    <message>
        <source>%1

The file was left as it is:
%2</source>
        <translation>%1

文件保持原样：
%2</translation>
    </message>
    <message>
        <source>Choose a template on the left.</source>
        <translation>请在左侧选择模板。</translation>
    </message>
    <message>
        <source>Import a template</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>Templates (*.json)</source>
        <translation>模板 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>“%1” was not imported. %2</source>
        <translation>未导入“%1”。%2</translation>
    </message>
    <message>
        <source>“%1” was imported.</source>
        <translation>已导入“%1”。</translation>
    </message>
    <message>
        <source>There was a template of that name already; it was imported as “%1”.</source>
        <translation>已有同名模板；已导入为“%1”。</translation>
    </message>
    <message>
        <source>Export the template</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>“%1” is your own copy.</source>
        <translation>“%1”是您自己的副本。</translation>
    </message>
    <message>
        <source>“%1” was saved.</source>
        <translation>“%1”已保存。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>编辑(&amp;E)...</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>导入(&amp;I)...</translation>
    </message>
    <message>
        <source>E&amp;xport...</source>
        <translation>导出(&amp;X)...</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Use as d&amp;raft</source>
        <translation>用作草稿(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>预览(&amp;P)</translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation>消息预览</translation>
    </message>
    <message>
        <source>What you filled in is not used yet. Use it as a draft, go on, or discard it.</source>
        <translation>您填写的内容尚未使用。请用作草稿、继续填写，或放弃。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>crier::TypeListModel</name>
    <message>
        <source>%1 - %2</source>
        <comment>name and object name of a message type</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Used before.</source>
        <translation>曾使用过。</translation>
    </message>
    <message>
        <source>Type its object name above, for example App:Notice.</source>
        <translation>在上方输入其对象名，例如 App:Notice。</translation>
    </message>
    <message>
        <source>Use &quot;%1&quot;</source>
        <translation>使用“%1”</translation>
    </message>
    <message>
        <source>A type your app has registered; members see what your app makes of it.</source>
        <translation>您的应用注册的类型；成员看到的样子由应用决定。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a type</source>
        <translation>“%1”不能作为类型</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义类型</translation>
    </message>
    <message>
        <source>Not meant for chatrooms</source>
        <translation>不适合聊天室</translation>
    </message>
    <message>
        <source>Internal to the service</source>
        <translation>服务内部使用</translation>
    </message>
</context>
<context>
    <name>crier::TypePicker</name>
    <message>
        <source>%1 - %2</source>
        <comment>name and object name of a message type</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Choose a type</source>
        <translation>选择类型</translation>
    </message>
    <message>
        <source>Custom - %1</source>
        <comment>%1 is an object name</comment>
        <translation>自定义 - %1</translation>
    </message>
    <message>
        <source>Message type: %1</source>
        <translation>消息类型：%1</translation>
    </message>
    <message>
        <source>Opens the list of message types.</source>
        <translation>打开消息类型列表。</translation>
    </message>
    <message>
        <source>Search by name, or type the object name of your own type</source>
        <translation>按名称搜索，或输入自定义类型的对象名</translation>
    </message>
    <message>
        <source>Search message types</source>
        <translation>搜索消息类型</translation>
    </message>
    <message>
        <source>Message types</source>
        <translation>消息类型</translation>
    </message>
</context>
<context>
    <name>crier::VariableEditor</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Date only</source>
        <translation>仅日期</translation>
    </message>
    <message>
        <source>Time only</source>
        <translation>仅时间</translation>
    </message>
    <message>
        <source>C&amp;hoices, a line each</source>
        <translation>选项(&amp;H)，每行一个</translation>
    </message>
    <message>
        <source>Begins &amp;with</source>
        <translation>初始值(&amp;W)</translation>
    </message>
    <message>
        <source>Choices, a line each</source>
        <translation>选项，每行一个</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Blanks of the template</source>
        <translation>模板的空白处</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白处</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Asked as</source>
        <translation>提示为</translation>
    </message>
    <message>
        <source>Write {{name}} into the text, with a name of your own, where something is to be filled in each time.</source>
        <translation>在每次都要填写内容的地方，将 {{name}} 写入文本；name 可换成您自己的名称（用英文字母）。</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>种类(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Asked as</source>
        <translation>提示为(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Begins with</source>
        <translation>初始值(&amp;B)</translation>
    </message>
    <message>
        <source>Sho&amp;ws</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>时区(&amp;Z)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>of the computer it is filled in on</source>
        <translation>填写时所用计算机的时区</translation>
    </message>
    <message>
        <source>Must be &amp;filled in</source>
        <translation>必须填写(&amp;F)</translation>
    </message>
    <message>
        <source>Several &amp;lines</source>
        <translation>多行(&amp;L)</translation>
    </message>
</context>
<context>
    <name>crier::VendorLinks</name>
    <message>
        <source>Console of %1...</source>
        <extracomment>%1 is the vendor&apos;s name</extracomment>
        <translation>%1控制台…</translation>
    </message>
    <message>
        <source>Documentation of %1...</source>
        <extracomment>%1 is the vendor&apos;s name</extracomment>
        <translation>%1文档…</translation>
    </message>
    <message>
        <source>Opens %1 in the browser.</source>
        <extracomment>%1 is an address on the web</extracomment>
        <translation>在浏览器中打开 %1。</translation>
    </message>
</context>
<context>
    <name>crier::VerdictView</name>
    <message>
        <source>Likely cause</source>
        <translation>可能原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Who can do it</source>
        <translation>由谁处理</translation>
    </message>
    <message>
        <source>Delivered?</source>
        <translation>是否送达</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>服务端说明</translation>
    </message>
    <message>
        <source>Also possible</source>
        <translation>其他可能</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>whose number, the number, its meaning</comment>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>%1 It comes with HTTP status %2.</source>
        <comment>%1 is a whole sentence</comment>
        <translation>%1伴随的 HTTP 状态为 %2。</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义说明</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>crier::VersionModel</name>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Its file cannot be read</source>
        <translation>其文件无法读取</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留原因</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>crier::VersionsPane</name>
    <message>
        <source>This is the oldest version.</source>
        <translation>这是最早的版本。</translation>
    </message>
    <message>
        <source>The draft is as it was in this version.</source>
        <translation>草稿与此版本相同。</translation>
    </message>
    <message>
        <source>Nothing changed between the two versions.</source>
        <translation>两个版本之间没有变化。</translation>
    </message>
    <message>
        <source>Choose a draft to see its versions.</source>
        <translation>选择一份草稿以查看其版本。</translation>
    </message>
    <message>
        <source>Take the draft back to see its versions.</source>
        <translation>取回草稿后即可查看其版本。</translation>
    </message>
    <message>
        <source>No versions yet. Crier keeps one after each minute of work, and before big changes such as another type or a template.</source>
        <translation>还没有版本。Crier 每撰写一分钟保留一个版本，并在更换类型、套用模板等较大更改之前保留。</translation>
    </message>
    <message>
        <source>It is open in another window; restore it there.</source>
        <translation>它已在另一个窗口中打开；请在那里恢复。</translation>
    </message>
    <message>
        <source>The present state becomes a version first, so nothing is lost.</source>
        <translation>当前内容会先存为一个版本，不会丢失。</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>Versions, newest first</source>
        <translation>版本，最新的在前</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>比较对象(&amp;W)</translation>
    </message>
    <message>
        <source>the present state</source>
        <translation>当前内容</translation>
    </message>
    <message>
        <source>the version before</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>&amp;Restore this version</source>
        <translation>恢复此版本(&amp;R)</translation>
    </message>
</context>
<context>
    <name>crier::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close Crier; the draft is kept</source>
        <translation>关闭 Crier，草稿会保留</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做刚撤销的更改</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Move what is selected to the clipboard</source>
        <translation>将所选内容移到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what is selected to the clipboard</source>
        <translation>将所选内容复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Insert what is on the clipboard</source>
        <translation>插入剪贴板中的内容</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select everything in this field</source>
        <translation>选中此处的全部内容</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Compose</source>
        <translation>撰写(&amp;C)</translation>
    </message>
    <message>
        <source>Write and send</source>
        <translation>撰写并发送</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>See what was sent</source>
        <translation>查看已发送的内容</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个区域(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>转到窗口的下一部分</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一个区域(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation>转到窗口的上一部分</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New message</source>
        <translation>新消息(&amp;N)</translation>
    </message>
    <message>
        <source>Begin another message; this one&apos;s draft is kept</source>
        <translation>开始撰写另一条消息，当前草稿会保留</translation>
    </message>
    <message>
        <source>Go to &amp;Send</source>
        <translation>转到发送按钮(&amp;S)</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>日志(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Crier</source>
        <translation>关于 Crier(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>&amp;Earlier draft</source>
        <translation>上一份草稿(&amp;E)</translation>
    </message>
    <message>
        <source>Go back to the message before; this one&apos;s draft is kept</source>
        <translation>回到上一条消息；当前草稿会保留</translation>
    </message>
    <message>
        <source>&amp;Find and replace...</source>
        <translation>查找和替换(&amp;F)...</translation>
    </message>
    <message>
        <source>Find and replace in the JSON</source>
        <translation>在 JSON 中查找和替换</translation>
    </message>
    <message>
        <source>Next pro&amp;blem</source>
        <translation>下一个问题(&amp;B)</translation>
    </message>
    <message>
        <source>Go to the next error or warning</source>
        <translation>转到下一个错误或警告</translation>
    </message>
    <message>
        <source>Pre&amp;vious problem</source>
        <translation>上一个问题(&amp;V)</translation>
    </message>
    <message>
        <source>Go to the previous error or warning</source>
        <translation>转到上一个错误或警告</translation>
    </message>
    <message>
        <source>&amp;Spelling</source>
        <translation>拼写(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Emoji and symbols</source>
        <translation>表情与符号(&amp;E)</translation>
    </message>
    <message>
        <source>Open the system&apos;s emoji picker</source>
        <translation>打开系统的表情选择器</translation>
    </message>
    <message>
        <source>&amp;Drafts...</source>
        <translation>草稿(&amp;D)...</translation>
    </message>
    <message>
        <source>All drafts and their earlier versions</source>
        <translation>所有草稿及其早期版本</translation>
    </message>
    <message>
        <source>&amp;Templates...</source>
        <translation>模板(&amp;T)...</translation>
    </message>
    <message>
        <source>Begin with a prepared text</source>
        <translation>从准备好的文本开始</translation>
    </message>
    <message>
        <source>Save as te&amp;mplate...</source>
        <translation>另存为模板(&amp;M)...</translation>
    </message>
    <message>
        <source>Keep this message to begin others with it</source>
        <translation>保存此消息，以便用它开始其他消息</translation>
    </message>
    <message>
        <source>&amp;Correction text...</source>
        <translation>更正文本(&amp;C)...</translation>
    </message>
    <message>
        <source>What a correction for this app says, ready for the day it is needed</source>
        <translation>此应用的更正内容，备用</translation>
    </message>
    <message>
        <source>&amp;Open content from a file...</source>
        <translation>从文件打开内容(&amp;O)...</translation>
    </message>
    <message>
        <source>Put what a file says in the place of the content</source>
        <translation>用文件内容替换当前内容</translation>
    </message>
    <message>
        <source>&amp;Format JSON</source>
        <translation>JSON 排版(&amp;F)</translation>
    </message>
    <message>
        <source>A line for each member; the JSON stays the same</source>
        <translation>每个键值一行；JSON 含义不变</translation>
    </message>
    <message>
        <source>Com&amp;pact JSON</source>
        <translation>压缩 JSON(&amp;P)</translation>
    </message>
    <message>
        <source>No white space between the members</source>
        <translation>去掉键值之间的空白</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>服务(&amp;S)</translation>
    </message>
    <message>
        <source>Find out why the service does not do what it should</source>
        <translation>查明服务为何没有按预期工作</translation>
    </message>
    <message>
        <source>Move to the Send button, or review a live message; nothing is sent by this</source>
        <translation>转到发送按钮，或核对正式消息；此操作不会发送</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>配置(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Arm or disarm live mode</source>
        <translation>启用或停用正式发送(&amp;A)</translation>
    </message>
    <message>
        <source>Let sends to a live profile through for a while, or no longer</source>
        <translation>在一段时间内允许向正式环境发送，或不再允许</translation>
    </message>
    <message>
        <source>&amp;New profile...</source>
        <translation>新建配置(&amp;N)……</translation>
    </message>
    <message>
        <source>Connect an app of your own</source>
        <translation>连接您自己的应用</translation>
    </message>
    <message>
        <source>&amp;Manage profiles...</source>
        <translation>管理配置(&amp;M)……</translation>
    </message>
    <message>
        <source>Change, order, delete, import and export profiles</source>
        <translation>更改、排序、删除、导入和导出配置</translation>
    </message>
    <message>
        <source>&amp;Set up...</source>
        <translation>设置(&amp;S)……</translation>
    </message>
    <message>
        <source>The steps from the sandbox to an app of your own</source>
        <translation>从沙箱到自己的应用的步骤</translation>
    </message>
    <message>
        <source>&amp;Lock when idle</source>
        <translation>空闲时锁定(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ock now</source>
        <translation>立即锁定(&amp;O)</translation>
    </message>
    <message>
        <source>Cover the window, forget the secrets and disarm</source>
        <translation>遮盖窗口，清除密钥并停用正式发送</translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <translation>从不(&amp;N)</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>5 分钟后</translation>
    </message>
    <message>
        <source>After 15 minutes</source>
        <translation>15 分钟后</translation>
    </message>
    <message>
        <source>After 30 minutes</source>
        <translation>30 分钟后</translation>
    </message>
    <message>
        <source>Lock Crier when nothing was done for so long</source>
        <translation>无操作达到此时长后锁定 Crier</translation>
    </message>
    <message>
        <source>&amp;Disarm after</source>
        <translation>无操作后停用(&amp;D)</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Disarm live mode when nothing was done for so long</source>
        <translation>无操作达到此时长后停用正式发送</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The folder for log, drafts and settings.</source>
        <translation>存放日志、草稿和设置的文件夹。</translation>
    </message>
    <message>
        <source>This argument is not understood: %1</source>
        <translation>无法识别的参数：%1</translation>
    </message>
    <message>
        <source>--data-dir needs the name of a folder.</source>
        <translation>--data-dir 需要一个文件夹名。</translation>
    </message>
    <message>
        <source>Only look at this send log: nothing is sent or changed.</source>
        <translation>只查看此发送日志：不发送也不更改任何内容。</translation>
    </message>
    <message>
        <source>--view needs the name of a log.</source>
        <translation>--view 需要一个日志文件名。</translation>
    </message>
    <message>
        <source>A desktop console for %1 chatroom broadcasts.</source>
        <extracomment>%1 is the vendor&apos;s name</extracomment>
        <translation>%1聊天室广播的桌面控制台。</translation>
    </message>
    <message>
        <source>No window can be opened: there is no display here, or a library is missing. Start Crier in a graphical session, install it again, or use crierctl.</source>
        <translation>无法打开窗口：此处没有显示设备，或缺少某个库。请在图形会话中启动 Crier、重新安装，或使用 crierctl。</translation>
    </message>
    <message>
        <source>A part of Crier is missing: Qt&apos;s platform plugin, which draws windows. Install Crier again; your data stays as it is.</source>
        <translation>Crier 缺少一个部件：用于绘制窗口的 Qt 平台插件。请重新安装 Crier；您的数据保持不变。</translation>
    </message>
</context>
</TS>
