<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Usage: crierctl [--data-dir DIR] COMMAND ...

  sandbox   run a test server that behaves like the service; nobody is reached
  send      send one chatroom broadcast
  log       list, show and export what was sent

&quot;crierctl COMMAND --help&quot; tells more. Also: --version, --help.</source>
        <translation>用法：crierctl [--data-dir 文件夹] 命令 ...

  sandbox   运行一个行为与服务相同的测试服务器，不会触达任何人
  send      发送一条聊天室广播
  log       列出、查看和导出已发送的内容

用 &quot;crierctl 命令 --help&quot; 了解更多。另有：--version、--help。</translation>
    </message>
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
        <source>&amp;Preview</source>
        <translation>预览(&amp;P)</translation>
    </message>
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
        <source>Chatr&amp;oom</source>
        <translation>聊天室(&amp;O)</translation>
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
</context>
<context>
    <name>crier::ContentEditor</name>
    <message>
        <source>&amp;Text</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Content</source>
        <translation>内容(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>消息文本</translation>
    </message>
    <message>
        <source>What everyone will read</source>
        <translation>所有人将读到的文字</translation>
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
        <source>The Text tab comes back when the JSON is one valid object with a text in &quot;%1&quot;.</source>
        <comment>%1 is a JSON key</comment>
        <translation>当 JSON 是一个有效对象且“%1”中有文本时，“文本”页恢复可用。</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>例如：%1</translation>
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
</context>
<context>
    <name>crier::MainWindow</name>
    <message>
        <source>A draft could not be read. It was kept as %1.</source>
        <translation>有一份草稿无法读取，已另存为 %1。</translation>
    </message>
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
    <name>crier::TypePicker</name>
    <message>
        <source>%1 - %2</source>
        <comment>name and object name of a message type</comment>
        <translation>%1 - %2</translation>
    </message>
    <message>
        <source>Message type</source>
        <translation>消息类型</translation>
    </message>
    <message>
        <source>Object name of the custom type</source>
        <translation>自定义类型的名称（ObjectName）</translation>
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
        <source>Not meant for chatrooms</source>
        <translation>不适合聊天室</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义类型</translation>
    </message>
    <message>
        <source>Custom...</source>
        <translation>自定义...</translation>
    </message>
    <message>
        <source>A type your app has registered; members see what your app makes of it.</source>
        <translation>您的应用已注册的类型；成员看到的样子由应用决定。</translation>
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
