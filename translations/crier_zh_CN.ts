<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Members see nothing; RongCloud&apos;s SDK in the app acts on it.</source>
        <translation>成员看不到任何内容；由应用中的融云 SDK 处理。</translation>
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
  validate  say what is wrong with a message, without sending it
  types     list the message types and their fields
  log       list, show and export what was sent
  template  list templates and fill one in

&quot;crierctl COMMAND --help&quot; tells more. Also: --version, --help.</source>
        <translation>用法：crierctl [--data-dir DIR] COMMAND ...

  sandbox   运行行为与服务相同的测试服务器；不会触达任何人
  send      发送一条聊天室广播
  validate  检查消息有什么问题，不发送
  types     列出消息类型及其字段
  log       列出、查看和导出发送记录
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
        <source>Answers on this computer as RongCloud does, until it is told to stop.</source>
        <translation>在本机模拟融云的应答，直到被要求停止。</translation>
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
</context>
<context>
    <name>SendCommand</name>
    <message>
        <source>Usage: crierctl send (--profile NAME | --url URL --app-key K --app-secret-env VAR)
                     --from USER --type OBJECT_NAME (--text T | --content T | --content-file PATH|-)
                     [--include-sender] [--dry-run] [--wait] [--try-again] [--timeout SECONDS] [--json]

Sends one chatroom broadcast: to everyone in every chatroom of the app, final, without recall.
  --profile NAME        &quot;sandbox&quot; is Crier&apos;s own test server inside this program: nobody is reached
  --app-secret-env VAR  the environment variable that holds the App Secret; never an argument
  --text T              the announcement; Crier makes the content of RC:TxtMsg or RC:InfoNtf from it
  --content T           the content itself, sent byte for byte; --content-file reads it (&quot;-&quot;: standard input)
  --include-sender      also deliver to the sender&apos;s own client
  --dry-run             check and sign, show the request without its signature, send nothing
  --wait                wait for the rate limit instead of refusing
  --try-again           send although the service last said that broadcasts are off (1009)
  --timeout SECONDS     give up after so long without a byte moving (default 30)

Exit codes: 0 accepted or dry run, 2 usage, 3 refused here, 4 rejected, 5 not sent, 6 unknown,
7 the log could not be written. Common option: --data-dir DIR.</source>
        <translation>用法：crierctl send (--profile 名称 | --url URL --app-key K --app-secret-env 变量)
                    --from 用户 --type 类型 (--text 文本 | --content 内容 | --content-file 路径|-)
                    [--include-sender] [--dry-run] [--wait] [--try-again] [--timeout 秒] [--json]

发送一条聊天室广播：触达应用全部聊天室中的所有人，不可更改，无法撤回。
  --profile 名称        &quot;sandbox&quot; 是本程序内置的 Crier 测试服务器，不会触达任何人
  --app-secret-env 变量 存有 App Secret 的环境变量；绝不作为参数给出
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
        <source>&quot;%1&quot; is not an option of send; &quot;crierctl send --help&quot; shows them all.</source>
        <translation>“%1”不是 send 的选项；用 &quot;crierctl send --help&quot; 查看全部选项。</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no App Secret; set it, then try again.</source>
        <translation>环境变量 %1 中没有 App Secret；请设置后重试。</translation>
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
        <source>Say where to send: either --profile sandbox, or --url, --app-key and --app-secret-env.</source>
        <translation>请说明发往何处：--profile sandbox，或 --url、--app-key 和 --app-secret-env。</translation>
    </message>
    <message>
        <source>There is no profile &quot;%1&quot;; this version has the profile &quot;sandbox&quot; only. Use --url, --app-key and --app-secret-env for another service.</source>
        <translation>没有配置“%1”；当前版本只有配置 &quot;sandbox&quot;。其他服务请用 --url、--app-key 和 --app-secret-env。</translation>
    </message>
    <message>
        <source>The sandbox cannot start: %1</source>
        <translation>沙箱无法启动：%1</translation>
    </message>
    <message>
        <source>--url, --app-key and --app-secret-env belong together; one is missing.</source>
        <translation>--url、--app-key 和 --app-secret-env 须一起给出；缺少其中之一。</translation>
    </message>
    <message>
        <source>%1 Log row %2.</source>
        <translation>%1日志第 %2 行。</translation>
    </message>
    <message>
        <source>Nothing was sent: this was a dry run.</source>
        <translation>未发送任何内容：这是一次试运行。</translation>
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
        <source>%1 %2</source>
        <extracomment>Two whole sentences in a row. Languages without a space between sentences leave it out.</extracomment>
        <translation>%1%2</translation>
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
        <source>A desktop console for RongCloud chatroom broadcasts.

Qt %1, %2.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>融云聊天室广播的桌面控制台。

Qt %1，%2。

自由软件，依 GNU 通用公共许可证第 3 版或更新版本发布，不附带任何担保。</translation>
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
        <source>&amp;Preview</source>
        <translation>预览(&amp;P)</translation>
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
        <source>Live sending comes with arming, which this version does not have.</source>
        <translation>正式环境需先解锁才能发送，当前版本尚不支持。</translation>
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
        <source>Move to the Send button; nothing is sent by this</source>
        <translation>移到“发送”按钮，此操作不会发送任何内容</translation>
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
</context>
<context>
    <name>main</name>
    <message>
        <source>A desktop console for RongCloud chatroom broadcasts.</source>
        <translation>融云聊天室广播的桌面控制台。</translation>
    </message>
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
</context>
</TS>
