using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace QuizHub.Server.Data;

/// <summary>The keys that protect cookies, each in a file that its owner alone may read.</summary>
public sealed class OwnersKeys(DirectoryInfo folder, ILoggerFactory loggers) : FileSystemXmlRepository(folder, loggers)
{
    public override void StoreElement(XElement element, string friendlyName)
    {
        base.StoreElement(element, friendlyName);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles("*.xml"))
            {
                file.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
        }
    }
}
